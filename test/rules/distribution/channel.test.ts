import { channel } from '../../../server/src/rules/distribution/channel';
import { checkRule } from '../../kit/check';

describe('distribution/channel', () => {});

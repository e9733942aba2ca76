import { unlisted } from '../../../server/src/rules/use/unlisted';
import { checkRule } from '../../kit/check';

describe('use/unlisted', () => {});

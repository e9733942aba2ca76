import { upstream } from '../../../server/src/rules/manifest/upstream';
import { checkRule } from '../../kit/check';

describe('manifest/upstream', () => {});

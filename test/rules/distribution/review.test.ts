import { review } from '../../../server/src/rules/distribution/review';
import { checkRule } from '../../kit/check';

describe('distribution/review', () => {});

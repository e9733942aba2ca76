import { contradiction } from '../../../server/src/rules/lineage/contradiction';
import { checkRule } from '../../kit/check';

describe('lineage/contradiction', () => {});

import { termsRule } from '../terms-rule';

export const noticeText = termsRule({
  id: 'terms/notice-text',
  description: 'A notice that another license requires word for word is missing.',
  why: 'Finds required notices that do not ship word for word, since some licenses require these exact words.',
});

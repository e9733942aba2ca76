/** Whether a use says that something is used for commercial ends; any other name leaves that open. */
export function isRuledByCommerce(use: string): boolean {
  return /^commercial(?:[-\s].*)?$/i.test(use.trim());
}

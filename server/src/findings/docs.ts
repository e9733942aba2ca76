/** Where the project is kept; the `repository` of package.json is the same place. */
export const REPOSITORY = 'https://github.com/impact-manifest/impact-manifest';

/** The page that says what a rule finds, why that matters and how to silence it. */
export function docsUrl(rule: string): string {
  return `${REPOSITORY}/blob/main/docs/rules/${rule}.md`;
}

/** How findings are printed. */
export const FORMATS = ['text', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;

export type Format = (typeof FORMATS)[number];

/** The names that a client is told once; the numbers of the protocol are places in these lists. */
export const tokenTypes = ['variable', 'enumMember', 'keyword'] as const;
export const tokenModifiers = ['declaration'] as const;

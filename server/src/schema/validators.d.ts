// The functions that `npm run generate` makes out of `schemas/`.
declare module '*/validators.generated.js' {
  interface Fault {
    /** A JSON pointer. */
    readonly instancePath: string;
    readonly keyword: string;
    /** The key that is no name, where that is the fault. */
    readonly params?: { readonly propertyName: string };
  }
  interface Validator {
    (value: unknown): boolean;
    /** What the last call found. */
    readonly errors?: readonly Fault[] | null;
  }
  export const manifest: Validator;
  export const report: Validator;
  export const config: Validator;
}

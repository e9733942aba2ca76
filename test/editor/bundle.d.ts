/** What the bundler of the editor tests puts in. */
declare const editorTestOptions: {
  readonly color: boolean;
  readonly forbidOnly: boolean;
  readonly grep: string | undefined;
};

/** Imports every test file that belongs to the run. */
declare module 'editor-tests' {}

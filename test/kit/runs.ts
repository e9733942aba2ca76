/** How often a property is tried: in the quick suite, and in the slow one. */
export interface Runs {
  readonly quick: number;
  readonly slow: number;
}

/** A property as two tests: one for the quick suite, which finds what is plainly broken, and one that takes its time. */
export function itHolds(title: string, { quick, slow }: Runs, property: (numRuns: number) => void): void {
  it(title, () => {
    property(quick);
  });
  it(`${title}, at length @slow`, () => {
    property(slow);
  });
}

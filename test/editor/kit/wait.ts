/**
 * Asks again and again until there is an answer, because an editor reports most
 * of what it does later than the call that asked for it.
 *
 * @param what said in the error, as in "diagnostics of impact.yaml"
 * @param ask returns undefined or false as long as there is no answer
 * @param limit milliseconds
 * @returns the first answer
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | PromiseLike<T | undefined | false>,
  limit = 15_000,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${limit / 1000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

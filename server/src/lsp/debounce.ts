/** So many calls in a row are waited for at most, so that a flood of edits can't hold back the answer forever. */
const MOST = 200;

/**
 * Runs a task once messages have stopped coming, without waiting any fixed time: edits that queue up while one is being
 * worked on count as one.
 */
export class Settling {
  private calls = 0;
  private waiting = false;

  constructor(
    private readonly later: (task: () => void) => void,
    private readonly task: () => void,
    /** After so many turns in which nothing has come. */
    private readonly turns = 2,
  ) {}

  /** Something has come: the task is to run when nothing has come after it. */
  touch(): void {
    this.calls++;
    if (this.waiting) return;
    this.waiting = true;
    this.wait();
  }

  /** Messages that are there already are handled one a turn, so a turn has to pass with none of them. */
  private wait(left = this.turns, seen = this.calls): void {
    this.later(() => {
      if (this.calls !== seen && this.calls < MOST) this.wait();
      else if (left > 1) this.wait(left - 1, seen);
      else {
        this.calls = 0;
        this.waiting = false;
        this.task();
      }
    });
  }
}

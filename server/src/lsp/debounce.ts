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
  ) {}

  /** Something has come: the task is to run when nothing has come after it. */
  touch(): void {
    this.calls++;
    if (this.waiting) return;
    this.waiting = true;
    this.wait();
  }

  /** Messages that are there already are handled one a turn, so a turn has to pass with none of them. */
  private wait(): void {
    const seen = this.calls;
    this.later(() => {
      this.later(() => {
        if (this.calls !== seen && this.calls < MOST) {
          this.wait();
          return;
        }
        this.calls = 0;
        this.waiting = false;
        this.task();
      });
    });
  }
}

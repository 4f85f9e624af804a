/** The stand-in's time: the machine's, moved by as much as a test asks. */
export class ShiftedClock {
  private shiftMs = 0;
  private readonly base: () => Date;

  constructor(base: () => Date = () => new Date()) {
    this.base = base;
  }

  readonly now = (): Date => new Date(this.base().getTime() + this.shiftMs);

  /** Moves time forward (or back) by whole seconds. */
  advance(seconds: number): void {
    this.shiftMs += seconds * 1000;
  }
}

/** What Shopify says of the bucket with every answer. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** What a process tells the others of a shop. Milliseconds, and never a time of day: their clocks are not its own. */
export interface BudgetNews {
  /** For how long background work is to stand back, unless told anew; 0: nobody waits there any more. */
  standBack: number;
  /** What Shopify last told that process itself, and how long ago. */
  reading: { status: ThrottleStatus; age: number } | null;
}

/** Points a call is taken to cost until Shopify has said what it really does. */
const guessedCost = 100;
/** Background work leaves this share of the bucket to people. */
const reservedShare = 0.5;
/** People in another process count for so long after they were told of (ours): it may have died. Milliseconds. */
const believed = 3_000;
/** A background call stands back for people for so long; then their share of the bucket is enough for them (ours). */
const standsBack = 5_000;

/**
 * The points that one shop's calls may spend, as far as this process knows: by the answers it got, by what it has sent
 * since, and by what other processes tell, which spend from the same bucket. THROTTLED is waited out in any case.
 */
export class ShopBudget {
  #reading: { status: ThrottleStatus; at: number; isOwn: boolean } | null = null;
  #costs = new Map<string, number>();
  #underWay = new Set<{ cost: number; sentAt: number }>();
  #people = 0;
  /** Until when somebody waits in another process, by that process. */
  #elsewhere = new Map<number, number>();

  /**
   * Milliseconds that a background call has to wait so that people go first and keep their share; 0: go.
   * @param waited how long it has waited already: where there is always somebody, it still comes to its turn
   */
  backgroundWait(operation: string, now: number, waited: number): number {
    if (waited < standsBack && this.#doesSomebodyWait(now)) return 50;
    if (!this.#reading) return 0;
    const { maximumAvailable, restoreRate } = this.#reading.status;
    const wanted = Math.min(maximumAvailable * reservedShare + this.costOf(operation), maximumAvailable);
    const missing = wanted - this.available(now);
    return missing > 0 ? Math.ceil((missing / restoreRate) * 1000) : 0;
  }

  /** Points there should be now; Infinity as long as Shopify has not said. */
  available(now: number): number {
    if (!this.#reading) return Infinity;
    const { status, at } = this.#reading;
    let points = Math.min(
      status.maximumAvailable,
      status.currentlyAvailable + ((now - at) / 1000) * status.restoreRate,
    );
    // What was sent before the reading had been taken off there.
    for (const { cost, sentAt } of this.#underWay) if (sentAt >= at) points -= cost;
    return points;
  }

  /** What the operation asked for when it last ran. */
  costOf(operation: string): number {
    return this.#costs.get(operation) ?? guessedCost;
  }

  /** A call leaves. Call the result when its answer is there, or none will come. */
  sends(operation: string, now: number): () => void {
    const call = { cost: this.costOf(operation), sentAt: now };
    this.#underWay.add(call);
    return () => this.#underWay.delete(call);
  }

  /** Takes over what an answer said. */
  learn(operation: string, requested: number | null, status: ThrottleStatus | null, now: number): void {
    if (requested !== null) this.#costs.set(operation, requested);
    if (status) this.#reading = { status, at: now, isOwn: true };
  }

  /** Milliseconds until a call that was throttled may be tried again; at least a fifth of a second. */
  throttledWait(operation: string, now: number): number {
    const missing = this.costOf(operation) - this.available(now);
    const rate = this.#reading?.status.restoreRate ?? 50;
    return Math.max(200, Math.ceil((Math.max(0, missing) / rate) * 1000));
  }

  /** While somebody waits at a page, background work stands back. Call the result when the answer is there. */
  personWaits(): () => void {
    this.#people++;
    return () => {
      this.#people--;
    };
  }

  /** What other processes should know. A reading that was heard is not told on: each tells its own. */
  news(now: number): BudgetNews {
    const own = this.#reading?.isOwn ? this.#reading : null;
    return {
      standBack: this.#people > 0 ? believed : 0,
      reading: own && { status: own.status, age: Math.max(0, Math.round(now - own.at)) },
    };
  }

  /**
   * Takes over what the process `from` tells. Of two readings the one that came back later counts: Shopify takes it as it
   * answers. What tells that it is on its way for a moment is not known, so a reading seems to be newer by that.
   */
  hear(news: BudgetNews, from: number, now: number): void {
    for (const [process, until] of this.#elsewhere) if (until <= now) this.#elsewhere.delete(process);
    if (news.standBack > 0) this.#elsewhere.set(from, now + Math.min(news.standBack, believed));
    else this.#elsewhere.delete(from);
    if (!news.reading) return;
    const at = now - news.reading.age;
    if (!this.#reading || at > this.#reading.at) this.#reading = { status: news.reading.status, at, isOwn: false };
  }

  #doesSomebodyWait(now: number): boolean {
    return this.#people > 0 || [...this.#elsewhere.values()].some((until) => until > now);
  }
}

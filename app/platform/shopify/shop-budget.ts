/** What Shopify says of the bucket with every answer. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** Points a call is taken to cost until Shopify has said what it really does. */
const guessedCost = 100;
/** Background work leaves this share of the bucket to people. */
const reservedShare = 0.5;

/**
 * The points that one shop's calls may spend, as far as this process knows. Other processes spend from the same bucket;
 * each answer brings the truth back, and THROTTLED is waited out in any case.
 */
export class ShopBudget {
  #status: ThrottleStatus | null = null;
  #at = 0;
  #costs = new Map<string, number>();
  #people = 0;

  /** Milliseconds that a background call has to wait so that people keep their share; 0: go. */
  backgroundWait(operation: string, now: number): number {
    if (this.#people > 0) return 50;
    if (!this.#status) return 0;
    const { maximumAvailable, restoreRate } = this.#status;
    const wanted = Math.min(maximumAvailable * reservedShare + this.costOf(operation), maximumAvailable);
    const missing = wanted - this.available(now);
    return missing > 0 ? Math.ceil((missing / restoreRate) * 1000) : 0;
  }

  /** Points there should be now; Infinity as long as Shopify has not said. */
  available(now: number): number {
    if (!this.#status) return Infinity;
    const { currentlyAvailable, restoreRate, maximumAvailable } = this.#status;
    return Math.min(maximumAvailable, currentlyAvailable + ((now - this.#at) / 1000) * restoreRate);
  }

  /** What the operation asked for when it last ran. */
  costOf(operation: string): number {
    return this.#costs.get(operation) ?? guessedCost;
  }

  /** Takes over what an answer said. */
  learn(operation: string, requested: number | null, status: ThrottleStatus | null, now: number): void {
    if (requested !== null) this.#costs.set(operation, requested);
    if (status) {
      this.#status = status;
      this.#at = now;
    }
  }

  /** Milliseconds until a call that was throttled may be tried again; at least a fifth of a second. */
  throttledWait(operation: string, now: number): number {
    const missing = this.costOf(operation) - this.available(now);
    const rate = this.#status?.restoreRate ?? 50;
    return Math.max(200, Math.ceil((Math.max(0, missing) / rate) * 1000));
  }

  /** While somebody waits at a page, background work stands back. Call the result when the answer is there. */
  personWaits(): () => void {
    this.#people++;
    return () => {
      this.#people--;
    };
  }
}

const budgets = new Map<string, ShopBudget>();

/** The budget of a shop in this process. */
export function budgetOf(shop: string): ShopBudget {
  const known = budgets.get(shop);
  if (known) return known;
  if (budgets.size >= 5_000) budgets.delete(budgets.keys().next().value as string);
  const made = new ShopBudget();
  budgets.set(shop, made);
  return made;
}

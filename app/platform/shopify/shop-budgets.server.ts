import type { Notices } from "#app/platform/live/notices.server.ts";
import { mostTogether, readBudgetNews, writeBudgetNews, type ShopNews } from "./budget-news.ts";
import { ShopBudget } from "./shop-budget.ts";

const channel = "latte_budget";
/** Other processes are told so often that somebody still waits (ours). */
const toldEveryMilliseconds = 1_000;
/** Budgets kept; which of them was not asked for longest goes first (ours). */
const mostShops = 5_000;

/**
 * The budgets of all shops in this process. What they have to know of each other's they tell each other while people
 * wait: at once when somebody begins to, once a second after that, and once when nobody does any more. No call waits for
 * it; who hears nothing goes by what it knows itself.
 */
export class ShopBudgets {
  #notices: Pick<Notices, "hear" | "tell">;
  #budgets = new Map<string, ShopBudget>();
  /** Of which the others believe that somebody waits here. */
  #told = new Map<string, ShopBudget>();
  #timer: NodeJS.Timeout | null = null;

  constructor(notices: Pick<Notices, "hear" | "tell">) {
    this.#notices = notices;
    notices.hear(channel, (payload, from) => {
      for (const news of readBudgetNews(payload)) this.of(news.shop).hear(news, from, performance.now());
    });
  }

  /** The budget of a shop, by its permanent domain. */
  of(shop: string): ShopBudget {
    const budget = this.#budgets.get(shop) ?? new ShopBudget();
    this.#budgets.delete(shop);
    this.#budgets.set(shop, budget);
    if (this.#budgets.size > mostShops) this.#budgets.delete(this.#budgets.keys().next().value as string);
    return budget;
  }

  /** Somebody waits at a page of the shop: background work stands back, in all processes. Call the result when answered. */
  personWaits(shop: string): () => void {
    const budget = this.of(shop);
    const answered = budget.personWaits();
    if (!this.#told.has(shop)) {
      this.#told.set(shop, budget);
      this.#tell([newsOf(shop, budget)]);
      this.#timer ??= setInterval(() => this.#tellAgain(), toldEveryMilliseconds).unref();
    }
    return answered;
  }

  #tellAgain(): void {
    const all = [...this.#told].map(([shop, budget]) => newsOf(shop, budget));
    for (const { shop, standBack } of all) if (!standBack) this.#told.delete(shop);
    for (let from = 0; from < all.length; from += mostTogether) this.#tell(all.slice(from, from + mostTogether));
    if (this.#told.size || !this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  #tell(news: ShopNews[]): void {
    this.#notices.tell(channel, writeBudgetNews(news));
  }
}

const newsOf = (shop: string, budget: ShopBudget): ShopNews => ({ shop, ...budget.news(performance.now()) });

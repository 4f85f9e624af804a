import { z } from "zod";
import type { BudgetNews } from "./shop-budget.ts";

/** News of a shop's budget, by the shop's permanent domain. */
export type ShopNews = BudgetNews & { shop: string };

const amount = z.number().min(0);

const schema = z.array(
  z.object({
    shop: z.string().min(1).max(255),
    standBack: amount,
    reading: z
      .object({
        status: z.object({
          maximumAvailable: z.number().positive(),
          currentlyAvailable: z.number(),
          restoreRate: z.number().positive(),
        }),
        age: amount,
      })
      .nullable(),
  }),
);

/** So many fit into the 8,000 bytes of a notification, whatever their numbers and however long their domains. */
export const mostTogether = 15;

export const writeBudgetNews = (news: ShopNews[]): string => JSON.stringify(news);

/** What another process tells; nothing where it is of another version and tells it in another way. */
export function readBudgetNews(payload: string): ShopNews[] {
  try {
    return schema.parse(JSON.parse(payload));
  } catch {
    return [];
  }
}

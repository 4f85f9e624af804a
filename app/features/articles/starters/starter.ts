import type { BuiltInCategory } from "../article-category.ts";

/** Articles that every shop needs, nearly ready: what only the merchant knows stands in [[double brackets]]. */
export const starterKeys = [
  "payment_methods",
  "invoice",
  "change_order",
  "confirmation_missing",
  "delivery_time",
  "track",
  "not_arrived",
  "return",
  "exchange",
  "refund_time",
  "sign_in",
  "my_data",
] as const;
export type StarterKey = (typeof starterKeys)[number];

export const starterCategory: Record<StarterKey, BuiltInCategory> = {
  payment_methods: "billing",
  invoice: "billing",
  change_order: "order_processing",
  confirmation_missing: "order_processing",
  delivery_time: "shipping",
  track: "shipping",
  not_arrived: "shipping",
  return: "returns",
  exchange: "returns",
  refund_time: "returns",
  sign_in: "accounts",
  my_data: "accounts",
};

export interface Starter {
  title: string;
  /** Paragraphs, `- ` lists and `**bold**`. */
  body: string;
}
export type Starters = Record<StarterKey, Starter>;

import type { Payload } from "./read-payload.ts";

/** A stored webhook as its handler sees it. */
export interface Delivery {
  topic: string;
  payload: Payload;
  /** When it happened, by Shopify's clock; when it arrived, where Shopify does not say. */
  at: Date;
  /** Equal however often it is delivered. */
  webhookId: string;
}

/** done: its effect is there. failed: it cannot be worked, and why. Handlers bear being called twice and in any order. */
export type Worked = { state: "done"; problem?: string } | { state: "failed"; problem: string };

export const done: Worked = { state: "done" };

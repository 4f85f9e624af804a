import type { AdminApi } from "../admin/admin-api.ts";

/** What the stand-in's surroundings need of its Admin API. */
export type AdminPort = Pick<
  AdminApi,
  "execute" | "faults" | "edits" | "jobs" | "search" | "onEvent" | "onChange" | "ledger" | "state"
>;

/** Something happened in a shop that webhooks tell of. */
export interface ShopEvent {
  shop: string;
  topic: string;
  payload: object;
  at: string;
}

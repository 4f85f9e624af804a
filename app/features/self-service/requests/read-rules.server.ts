import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { defaultBounds, rulesOf, type RequestBounds, type RequestRules } from "./request-rule.ts";

export interface StoredRules {
  rules: RequestRules;
  bounds: RequestBounds;
  /** Counts each save. */
  revision: number;
}

/** What the merchant has said, with ours for the rest. Two statements. */
export async function readRules(where: Pick<Desk | DeskTx, "db">): Promise<StoredRules> {
  // Both clients can do it; what they have in common cannot be called.
  const db = where.db as DeskTx["db"];
  const rows = await db.requestRule.findMany();
  const settings = await db.requestSettings.findFirst();
  if (!settings) return { rules: rulesOf(rows), bounds: defaultBounds, revision: 0 };
  const { dayCount, dayMinor, returnInstructions, replacementsAYear, revision } = settings;
  const bounds = { dayCount, dayMinor, returnInstructions, replacementsAYear };
  return { rules: rulesOf(rows), bounds, revision };
}

import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { Desk } from "../../shared/desk.ts";
import type { Seen } from "../act-outcome.ts";
import type { ActionBasis, ActionInput } from "../action-record.ts";
import { done, lookAtShopify } from "../ask-shopify.server.ts";
import type { ActionRow } from "../action-row.ts";
import { findOwnEntry, readEntries, resultOfEntry } from "./credit-answer.ts";
import { CreditLook, type CreditGive } from "./credit-documents.ts";

/** What the column `order_action.input` holds of a credit. */
export type CreditActionInput = ActionInput<VariablesOf<typeof CreditGive>, CreditBasis>;

export interface CreditBasis extends ActionBasis {
  /** What the customer had been given before, by Shopify's numeric ids. */
  entryIds: string[];
}

/** Looks for the credit in what the customer was given since the preview. */
export const lookForCredit = (desk: Desk, row: ActionRow): Promise<Seen> =>
  lookAtShopify(async () => {
    const { sent, basis } = row.input as CreditActionInput;
    const { data, withheld } = await desk.shopify.read(CreditLook, { id: sent.id });
    if (withheld.length) return { kind: "not_shown" };
    const fresh = readEntries(data).filter(({ id }) => !basis.entryIds.includes(id));
    const others = await desk.db.orderAction.findMany({
      where: { kind: "credit", id: { not: row.id }, input: { path: ["sent", "id"], equals: sent.id } },
      select: { id: true, state: true, shopifyId: true, amountMinor: true },
    });
    const ours = new Set(others.flatMap(({ shopifyId }) => shopifyId?.toString() ?? []));
    const rivals = others.filter(
      ({ state, amountMinor }) =>
        ["running", "unknown", "needs_person"].includes(state) && amountMinor === row.amountMinor,
    );
    const own = findOwnEntry(fresh, {
      amount: { minor: row.amountMinor.toString(), currency: row.currency },
      until: sent.creditInput.expiresAt ?? null,
      taken: ours,
      rivals: rivals.length,
      rank: rivals.filter(({ id }) => id < row.id).length,
    });
    if (own) return done(resultOfEntry(own));
    const since = fresh.map(({ id, amount, at }) => ({ amount, at, note: "", ours: ours.has(id) }));
    return { kind: "not_seen", since };
  });

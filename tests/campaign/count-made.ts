import { bearsMark } from "#app/features/acts/refund/refund-note.ts";
import { codeOf } from "#app/features/acts/discount/discount-code.ts";
import { markOf } from "#app/features/acts/replacement/replacement-mark.ts";
import { orderOf, type CampaignShop } from "./campaign-shop.ts";
import type { Stage } from "./stage.ts";

/** What of an act's row says whose doing something at Shopify is. */
export interface MarkedRow {
  id: bigint;
  kind: string;
  state: string;
  idempotencyKey: string;
  input: unknown;
  amountMinor: bigint;
}

/** How often the pretend Shopify really did what the row asked for, by its own books. */
export function countMade(stage: Stage, row: MarkedRow, all: readonly MarkedRow[]): number {
  const { shop, at, changes } = stage;
  const { sent } = row.input as { sent: Record<string, unknown> };
  const state = shop.world.standin.admin.state(shop.domain);
  const [order, key, ledger] = [orderOf(shop, at), row.idempotencyKey, state.ledger];
  const isOne = (is: boolean): number => (is ? 1 : 0);
  switch (row.kind) {
    case "refund":
      return order.refunds.filter(({ note }) => bearsMark(note, key)).length;
    case "cancellation":
      return bearsMark(order.cancelStaffNote ?? null, key)
        ? ledger.filter((entry) => entry.kind === "cancellation" && entry.orderId === order.id).length
        : 0;
    case "replacement": {
      const made = new Set(state.orders.filter(({ tags }) => tags.includes(markOf(key))).map(({ id }) => id));
      return ledger.filter((entry) => entry.kind === "draft_completed" && made.has(entry.orderId!)).length;
    }
    case "credit": {
      // A gift bears no mark: those of the same sum are told apart by how many of them we say were given.
      const others = all.filter(
        ({ id, kind, state: is, amountMinor }) =>
          id !== row.id && kind === "credit" && is === "succeeded" && amountMinor === row.amountMinor,
      );
      return creditsOf(shop, order.customerId!).filter((minor) => minor === row.amountMinor).length - others.length;
    }
    case "discount":
      return ledger.filter((entry) => entry.kind === "discount" && entry.code === codeOf(key)).length;
    case "hold": {
      if (!("place" in sent)) {
        const { holdIds } = sent.release as { holdIds: string[] };
        return isOne(holdIds.every((gid) => changes.some(({ released }) => released && gid.endsWith(`/${released}`))));
      }
      const { handle } = (sent.place as { hold: { handle: string } }).hold;
      return changes.filter(({ held }) => held === handle).length;
    }
    case "address": {
      const { address1 } = sent.address as { address1: string };
      return isOne(changes.some(({ address }) => address === address1));
    }
    default: {
      const { note } = sent as unknown as { note: { after: string } };
      return isOne(changes.some((change) => change.note === note.after));
    }
  }
}

/** Sums of goodwill that a customer was really given. */
export const creditsOf = (shop: CampaignShop, customerId: number): bigint[] =>
  shop.world.standin.admin
    .ledger(shop.domain)
    .flatMap((entry) => (entry.kind === "credit" && entry.customerId === customerId ? [BigInt(entry.amount)] : []));

import type { Desk, ShopperDesk } from "#app/features/shared/desk.ts";
import { actOfRequest, isSentAgain, type RequestKind } from "./request-kind.ts";
import type { RequestBounds, RequestRule } from "./request-rule.ts";

/**
 * The desk of a shopper who may do one thing to their order, as far as the shop's rule goes: that kind of act, orders (or
 * goods that are sent again) up to the rule's sum, and what all shoppers together may do in a day. No sum for the day:
 * nothing that gives money away.
 * @param requestId what is begun is written down with; left out: nothing is begun
 */
export const shopperDesk = (
  desk: Desk,
  locale: string,
  kind: RequestKind,
  rule: RequestRule,
  bounds: RequestBounds,
  requestId?: bigint,
): ShopperDesk => {
  const act = actOfRequest[kind];
  return {
    ...desk,
    staff: null,
    shopper: {
      locale,
      actsPerDay: bounds.dayCount,
      replacementsAYear: bounds.replacementsAYear,
      ...(requestId !== undefined && {
        // From here on nobody says that it waits for people: what is begun is followed, whoever dies.
        noteBegun: async (tx, actionId) => {
          await tx.db.shopperRequest.updateMany({ where: { id: requestId }, data: { actionId, pendingSince: null } });
        },
      }),
      role: {
        key: null,
        name: "",
        // What is not sent lies in stock as before.
        abilities: [...(act ? [act] : []), ...(kind === "cancel" ? (["restock"] as const) : [])],
        // Of goods that are sent again nothing that is not set is without bounds.
        perActMinor: isSentAgain(kind) ? (rule.mostMinor ?? 0n) : rule.mostMinor,
        perDayMinor: bounds.dayMinor ?? 0n,
        perCustomerYearMinor: null,
        mostPercent: null,
      },
    },
  };
};

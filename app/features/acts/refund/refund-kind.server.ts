import { actingLocale } from "../authority/acting.ts";
import { formatMoney } from "#app/features/shared/money.ts";
import { refuse } from "#app/features/shared/outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import { keyLifetimeMilliseconds, keySafeMilliseconds, underWayMilliseconds } from "../action-timing.ts";
import { askForRefund } from "./ask-for-refund.server.ts";
import { checkBasis } from "./check-refund-basis.ts";
import { readBackRefund } from "./read-back-refund.server.ts";
import { RefundLastLook } from "./refund-documents.ts";
import { bearsMark, isOurNote } from "./refund-note.ts";
import { readInput } from "../read-record.ts";
import type { RefundActionInput } from "./refund-record.ts";

/** Shopify makes a refund once for each key while it remembers the key: so it is asked for again, but not for ever. */
export const refund: ActOnOrder = {
  besideItsOwnKind: true,
  staysAtShopify: true,
  /** Who confirms has to have seen what somebody has refunded in Shopify, also where no webhook told us of it. */
  async lookBefore(desk, row) {
    const { data, withheld } = await desk.shopify.read(RefundLastLook, { id: `gid://shopify/Order/${row.orderId}` });
    if (!data.order) return withheld.length ? null : refuse("order_missing");
    const { refundIds = [] } = (row.input as RefundActionInput).basis;
    const isElsewhere = data.order.refunds.some(
      ({ legacyResourceId, note }) => !refundIds.includes(legacyResourceId) && !isOurNote(note),
    );
    return isElsewhere ? refuse("order_changed") : null;
  },
  refuseIfChanged(desk, _tx, row, since) {
    const { basis, shown } = row.input as RefundActionInput;
    // Of what cannot be read the money counts all the same.
    const others = since.map(({ amountMinor, input }) => ({
      amountMinor,
      lines: readInput(input)?.shown.lines ?? [],
    }));
    const checked = checkBasis(basis, { amountMinor: row.amountMinor, lines: shown.lines }, others);
    if (checked.fits) return null;
    const left = formatMoney({ minor: checked.leftMinor, currency: row.currency }, actingLocale(desk));
    return refuse(checked.problem, { detail: left });
  },
  ask: askForRefund,
  lookFor: readBackRefund,
  whenNotSeen(_row, seen, age) {
    if (age >= keySafeMilliseconds) return { kind: "needs_person", problem: "key_expired", detail: "" };
    if (seen.kind === "not_shown") return { kind: "unknown", detail: "Shopify does not show us the order" };
    const isRefundedElsewhere = seen.since.some(({ ours }) => !ours);
    return isRefundedElsewhere ? { kind: "needs_person", problem: "refunded_elsewhere", detail: "" } : "ask_again";
  },
  isUnderWay: () => false,
  /** Once Shopify has forgotten the key; where the merchant refunded instead, once nothing of ours is under way there. */
  async findDeniableFrom(desk, row) {
    const sentAt = row.firstSentAt ?? row.createdAt;
    if (row.problem !== "refunded_elsewhere") return new Date(sentAt.getTime() + keyLifetimeMilliseconds);
    // It may have been asked for again until it was left to a person.
    const left = await desk.db.ticketEvent.findFirst({
      where: { ticketId: row.ticketId, kind: "action", data: { path: ["id"], equals: row.id.toString() } },
      orderBy: { id: "desc" },
      select: { at: true },
    });
    return new Date((left?.at ?? sentAt).getTime() + underWayMilliseconds);
  },
  isIn: (order, { idempotencyKey, shopifyId }) =>
    order.refunds.some(({ id, note }) => id === shopifyId?.toString() || bearsMark(note, idempotencyKey)),
};

import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { MoneyBag } from "#app/features/shared/money.ts";
import type { ActKind } from "./act-kind.ts";
import type { ActionInput } from "./action-record.ts";
import { previewLifetimeMilliseconds } from "./action-timing.ts";
import type { ActTicket } from "./find-act-order.server.ts";

export interface DraftedAct {
  kind: ActKind;
  /** The confirmation brings it back. */
  requestKey: string;
  /** What our mark is made of. */
  idempotencyKey: string;
  orderName: string;
  input: ActionInput;
  amount: MoneyBag;
}

/** Writes the row that a confirmation will run: it holds exactly what is then sent. Nobody else sees it until then. */
export async function draftAction(desk: StaffDesk, ticket: ActTicket, act: DraftedAct): Promise<void> {
  const { kind, requestKey, idempotencyKey, orderName, input, amount } = act;
  await desk.tx(async ({ db }) => {
    // Each look at the form leaves a draft; those that can no longer be confirmed go.
    const expired = new Date(desk.now().getTime() - previewLifetimeMilliseconds);
    await db.orderAction.deleteMany({ where: { state: "drafted", createdAt: { lt: expired } } });
    await db.orderAction.create({
      data: {
        requestKey,
        idempotencyKey,
        ticketId: ticket.ticketId,
        orderId: ticket.orderId,
        orderName,
        staffId: desk.staff.id,
        kind,
        state: "drafted",
        input: input as object,
        amountMinor: amount.presentment.minor,
        currency: amount.presentment.currency,
        shopAmountMinor: amount.shop.minor,
        shopCurrency: amount.shop.currency,
        createdAt: desk.now(),
      },
    });
  });
}

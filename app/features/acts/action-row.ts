import type { ActionColumns } from "./action-view.ts";

/** A row of `order_action` with the name of who acts. */
export type ActionRow = ActionColumns & {
  ticketId: bigint;
  orderId: bigint;
  /** null: a shopper, by the shop's rule. */
  staffId: bigint | null;
  state: string;
  requestKey: string;
  idempotencyKey: string;
  attempts: number;
  firstSentAt: Date | null;
  leaseUntil: Date | null;
  reconciled: boolean;
  shopifyId: bigint | null;
  valueMinor: bigint | null;
  customerId: bigint | null;
  answerableId: bigint | null;
  staff: { name: string } | null;
  ticket: { number: number };
};

/** What every reader of an ActionRow asks for beside the columns. */
export const withNames = { staff: { select: { name: true } }, ticket: { select: { number: true } } } as const;

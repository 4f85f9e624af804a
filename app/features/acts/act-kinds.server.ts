import type { Desk, DeskTx, ActingDesk } from "../shared/desk.ts";
import type { Refusal } from "../shared/outcome.ts";
import type { Order } from "../orders/order.ts";
import type { ActKind } from "./act-kind.ts";
import type { ActOutcome, NotSeen, Seen } from "./act-outcome.ts";
import { draftKind } from "./draft-order/draft-kind.server.ts";
import { edit } from "./edit/ask-for-edit.server.ts";
import { note } from "./note/note-kind.server.ts";
import { hold } from "./hold/hold-kind.server.ts";
import { discount } from "./discount/discount-kind.server.ts";
import { credit } from "./credit/credit-kind.server.ts";
import { address } from "./address/address-kind.server.ts";
import type { ActionRow } from "./action-row.ts";
import { cancellation } from "./cancellation/cancellation-kind.server.ts";
import type { ActionResult } from "./action-record.ts";
import { refund } from "./refund/refund-kind.server.ts";
import { exchange } from "./exchange/exchange-kind.server.ts";
import { returnKind } from "./return/return-kind.server.ts";
import { returnStep } from "./return-step/return-step-kind.server.ts";
import { replacement } from "./replacement/replacement-kind.server.ts";

/** What the pipeline has to know of a kind of act. All of it may be called more than once. */
export interface ActOnOrder {
  /** Whether acts of this kind may be under way beside one another on the same order. Those of other kinds never are. */
  besideItsOwnKind: boolean;
  /** Looks at the order at Shopify once more, just before it begins; null: as previewed. Left out: not needed. */
  lookBefore?(desk: ActingDesk, row: ActionRow): Promise<Refusal | null>;
  /** Whether what others did since the preview stands in its way. The order is locked. null: no. */
  refuseIfChanged(desk: ActingDesk, tx: DeskTx, row: ActionRow, since: readonly ActionSince[]): Refusal | null;
  /**
   * Asks Shopify for it, letter by letter as the row says; what is thrown becomes an outcome.
   * @param isFirst Shopify was never asked for this row before
   */
  ask(desk: Desk, row: ActionRow, isFirst: boolean): Promise<ActOutcome>;
  /** Looks for it by our mark without asking for anything. */
  lookFor(desk: Desk, row: ActionRow): Promise<Seen>;
  /**
   * What now, when it is not there. `ask_again`: with the same key, by which Shopify certainly does it no second time;
   * `go_on`: with a part of it that Shopify was not asked for yet.
   */
  whenNotSeen(row: ActionRow, seen: NotSeen, ageMilliseconds: number): ActOutcome | "ask_again" | "go_on";
  /** Shopify took it and works on it by itself: nobody waits for an answer. */
  isUnderWay(row: Pick<ActionRow, "progress">): boolean;
  /** Whether what it made stays where `lookFor` finds it: at night it is looked for once more and compared. */
  staysAtShopify?: true | ((row: ActionRow) => boolean);
  /** From when on a person may say that it was not made, because it cannot happen any more. */
  findDeniableFrom(desk: Desk, row: ActionRow): Promise<Date>;
  /** Whether what Shopify tells of the order on its own shows it. */
  isIn(order: Order, row: Pick<ActionRow, "idempotencyKey" | "shopifyId" | "progress" | "input">): boolean;
  /** What is to be done once it is made, in the transaction that says so. */
  whenDone?(tx: DeskTx, row: ActionRow, result: ActionResult): Promise<void>;
}

/** Another act of ours on the order that was begun after the preview. */
export interface ActionSince {
  amountMinor: bigint;
  input: unknown;
}

/** The one place that says which kinds of acts there are. */
const kinds: Record<ActKind, ActOnOrder> = {
  refund,
  cancellation,
  replacement,
  address,
  credit,
  discount,
  hold,
  note,
  invoice: draftKind,
  duplicate: draftKind,
  edit,
  return: returnKind,
  returnStep,
  exchange,
};

export const kindOf = (row: { kind: string }): ActOnOrder => kinds[row.kind as ActKind];

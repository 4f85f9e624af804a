import type { ActionBasis, ActionInput } from "../action-record.ts";
import type { RefundInput } from "./refund-input.ts";

/** What the column `order_action.input` holds of a refund. */
export type RefundActionInput = ActionInput<RefundInput, RefundBasis>;

export interface RefundBasis extends ActionBasis {
  /** Minor units that could at most be refunded, money in flight taken off. */
  leftMinor: string;
  /** Refundable units of the chosen lines, units in flight taken off. */
  refundable: Record<string, number>;
  /** Refunds that the order had, whoever made them: others came later. Left out by versions before this one. */
  refundIds?: string[];
}

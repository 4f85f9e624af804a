import { isNotSeen } from "../act-outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import { askShopify, done, refusedWith } from "../ask-shopify.server.ts";
import { askedOnce, neverShown } from "../asked-once.server.ts";
import { EditCommit } from "./edit-documents.ts";
import type { EditActionInput } from "./edit-record.ts";
import { listNewEdits, lookBeforeEdit, lookForEdit, madeBy } from "./look-for-edit.server.ts";

/**
 * Shopify commits a staged edit once, so it may be asked again while the order is seen to be as it was shown; what Shopify
 * has on record of the order tells whether it did. A repetition that is refused is looked for once more: the request before
 * may have gone through meanwhile.
 */
export const edit: ActOnOrder = {
  ...askedOnce,
  ...neverShown,
  lookBefore: lookBeforeEdit,
  ask: (desk, row, isFirst) =>
    askShopify(desk, row, isFirst, async () => {
      const input = row.input as EditActionInput;
      const { order, userErrors = [] } = (await desk.shopify.act(EditCommit, input.sent)).data.orderEditCommit ?? {};
      if (order && !userErrors.length) {
        const own = listNewEdits(order, input)[0];
        return own ? madeBy(own, order, row) : done({ createdAt: order.updatedAt });
      }
      const seen = isFirst ? null : await lookForEdit(desk, row);
      return seen && !isNotSeen(seen) ? seen : refusedWith(userErrors);
    }),
  lookFor: lookForEdit,
  staysAtShopify: true,
  whenNotSeen: (row, seen, age) => (seen.kind === "not_seen" ? "ask_again" : askedOnce.whenNotSeen(row, seen, age)),
};

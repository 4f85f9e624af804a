import type { ActOnOrder } from "../act-kinds.server.ts";
import { askShopify, done, refusedWith } from "../ask-shopify.server.ts";
import { askedOnce, neverShown } from "../asked-once.server.ts";
import { EditCommit } from "./edit-documents.ts";
import type { EditActionInput } from "./edit-record.ts";
import { listNewEdits, lookBeforeEdit, lookForEdit, madeBy } from "./look-for-edit.server.ts";

/** What was staged is committed once; what Shopify has on record of the order tells whether it was. */
export const edit: ActOnOrder = {
  ...askedOnce,
  ...neverShown,
  lookBefore: lookBeforeEdit,
  ask: (desk, row, isFirst) =>
    askShopify(desk, row, isFirst, async () => {
      const input = row.input as EditActionInput;
      const { order, userErrors = [] } = (await desk.shopify.act(EditCommit, input.sent)).data.orderEditCommit ?? {};
      if (!order || userErrors.length) return refusedWith(userErrors);
      const own = listNewEdits(order, input)[0];
      return own ? madeBy(own, order, row) : done({ createdAt: order.updatedAt });
    }),
  lookFor: lookForEdit,
  staysAtShopify: true,
};

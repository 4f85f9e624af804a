import type { OrderRecord, ReturnRecord } from "../../state.ts";
import { checkReturn, makeReturn, noteReturn, type ReturnInput } from "../acts/make-return.ts";
import { processReturn, type ProcessInput, type ProcessRequest } from "../acts/process-return.ts";
import type { FieldMap, RequestContext, ShopChange } from "../engine/request-context.ts";
import type { UserError } from "../errors.ts";
import { gid } from "../gid.ts";
import { totalNow } from "../order-money.ts";
import { copyLabel, makeTarget, type StagedInput } from "../staged-uploads.ts";
import { findVisibleOrder } from "../visible-orders.ts";
import { demandId } from "./query-fields.ts";
import { findReturn, owedFor, showDelivery, showReturn } from "./return-fields.ts";
import { showOrder } from "./sources.ts";

const refuse = (message: string, code: string, field: string[] = ["id"]) => ({
  return: null,
  userErrors: [{ field, message, code }],
});
const missing = refuse("Return does not exist.", "NOT_FOUND");

/** A step in the life of a return; one that is in another state refuses it. */
async function step(
  context: RequestContext,
  id: string,
  from: readonly ReturnRecord["status"][],
  act: (change: ShopChange, made: ReturnRecord, order: OrderRecord) => void,
) {
  await context.pause();
  const found = findReturn(context, id);
  if (!found) return missing;
  const { order, made } = found;
  if (!from.includes(made.status)) return refuse("Return status is invalid.", "INVALID_STATE");
  context.change((change) => act(change, made, order));
  return { return: showReturn(order, made), userErrors: [] };
}

export const returnMutations: FieldMap<undefined> = {
  returnCreate: async (_root, { returnInput }: { returnInput: ReturnInput }, context) => {
    await context.pause();
    const order = findVisibleOrder(context, demandId("Order", returnInput.orderId));
    if (!order) return refuse("Order does not exist.", "NOT_FOUND", ["returnInput", "orderId"]);
    const checked = checkReturn(context, order, returnInput);
    if (checked.errors.length)
      return {
        return: null,
        userErrors: checked.errors.map((error) => ({ ...error, field: ["returnInput", ...(error.field ?? [])] })),
      };
    return {
      return: showReturn(
        order,
        context.change((change) => makeReturn(change, order, checked, "OPEN")),
      ),
      userErrors: [],
    };
  },
  returnApproveRequest: (_root, { input }: { input: { id: string } }, context) =>
    step(context, input.id, ["REQUESTED"], (change, made, order) => {
      made.status = "OPEN";
      made.approvedAt = change.now.toISOString();
      noteReturn(change, order, made, "return_approved");
    }),
  returnDeclineRequest: (
    _root,
    { input }: { input: { id: string; declineReason: string; declineNote?: string | null } },
    context,
  ) =>
    step(context, input.id, ["REQUESTED"], (change, made, order) => {
      made.status = "DECLINED";
      made.decline = { reason: input.declineReason, note: input.declineNote ?? null };
      noteReturn(change, order, made, "return_declined");
    }),
  returnClose: (_root, { id }: { id: string }, context) =>
    step(context, id, ["OPEN"], (change, made, order) => {
      made.status = "CLOSED";
      made.closedAt = change.now.toISOString();
      noteReturn(change, order, made, "return_closed");
    }),
  returnProcess: async (_root, { input }: { input: ProcessInput }, context) => {
    await context.pause();
    const found = findReturn(context, input.returnId);
    if (!found) return missing;
    const { order, made } = found;
    const transactionStatus: ProcessRequest["transactionStatus"] =
      context.fault?.kind === "transaction" ? context.fault.status : "SUCCESS";
    const request = { input, staffId: context.staffId, transactionStatus };
    const userErrors: UserError[] = context.change((change) => processReturn(change, order, made, request));
    return { return: userErrors.length ? null : showReturn(order, made), userErrors };
  },
  reverseDeliveryCreateWithShipping: async (
    _root,
    args: {
      reverseFulfillmentOrderId: string;
      trackingInput?: { number?: string | null; url?: string | null } | null;
      labelInput?: { fileUrl: string } | null;
    },
    context,
  ) => {
    await context.pause();
    const id = demandId("ReverseFulfillmentOrder", args.reverseFulfillmentOrderId);
    const found = findReturn(context, gid("Return", id));
    const refuseIt = (message: string, code: string) => ({
      reverseDelivery: null,
      userErrors: [{ field: ["reverseFulfillmentOrderId"], message, code }],
    });
    if (!found) return refuseIt("Reverse fulfillment order does not exist.", "NOT_FOUND");
    const { order, made } = found;
    if (made.status !== "OPEN") return refuseIt("The return is not open.", "INVALID_STATE");
    const fileUrl = args.labelInput
      ? copyLabel(context.state, context.now, context.imageOrigin, args.labelInput.fileUrl)
      : null;
    if (fileUrl !== null && typeof fileUrl !== "string") return { reverseDelivery: null, userErrors: [fileUrl] };
    const delivery = context.change((change) => {
      const one = {
        id: change.takeId(),
        number: args.trackingInput?.number ?? null,
        url: args.trackingInput?.url ?? null,
        fileUrl,
      };
      made.deliveries.push(one);
      noteReturn(change, order, made, "return_label");
      return one;
    });
    return { reverseDelivery: showDelivery(delivery), userErrors: [] };
  },
  stagedUploadsCreate: async (_root, { input }: { input: StagedInput[] }, context) => {
    await context.pause();
    return { stagedTargets: input.map((one) => makeTarget(context.state, context.now, one)), userErrors: [] };
  },
  orderInvoiceSend: async (_root, { id }: { id: string }, context) => {
    await context.pause();
    const order = findVisibleOrder(context, demandId("Order", id));
    if (!order) return { order: null, userErrors: [{ field: ["id"], message: "Order does not exist.", code: null }] };
    context.change((change) => {
      const { presentment } = owedFor(order, totalNow(order).total);
      change.state.ledger.push({
        at: change.now.toISOString(),
        kind: "invoice",
        orderId: order.id,
        amount: Math.max(0, presentment),
      });
      change.touch();
    });
    return { order: showOrder(order), userErrors: [] };
  },
};

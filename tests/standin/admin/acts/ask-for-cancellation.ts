import { randomUUID } from "node:crypto";
import type { JobRecord } from "../../state.ts";
import type { RequestContext } from "../engine/request-context.ts";
import { makeError, notModelled } from "../errors.ts";
import { readGid } from "../gid.ts";
import { dueAfter } from "../jobs.ts";
import { showCancelResult, showJob } from "../fields/sources.ts";
import { findVisibleOrder } from "../visible-orders.ts";

/** Longest note of staff on a cancellation, in characters. */
const longestNote = 255;

/** The arguments of `orderCancel`. */
export interface CancellationRequest {
  orderId: string;
  reason: JobRecord["reason"];
  restock: boolean;
  refund?: boolean | null;
  refundMethod?: { originalPaymentMethodsRefund?: boolean | null; storeCreditRefund?: object | null } | null;
  notifyCustomer?: boolean | null;
  staffNote?: string | null;
}

function refuse(code: string, field: string, message: string) {
  return { job: null, jobResult: null, orderCancelUserErrors: [{ code, field: [field], message }], userErrors: [] };
}

/**
 * Takes a cancellation on: Shopify answers with a job at once and cancels a little later. Nothing marks two of them as
 * one: whoever asks twice gets two jobs, of which the second finds the order cancelled.
 */
export function askForCancellation(context: RequestContext, request: CancellationRequest) {
  const { refundMethod, staffNote, restock, reason } = request;
  if (refundMethod?.storeCreditRefund) throw notModelled("OrderCancelRefundMethodInput.storeCreditRefund");
  if (refundMethod && request.refund != null)
    throw makeError("Only one of refund and refundMethod can be given.", "BAD_REQUEST");
  const order = findVisibleOrder(context, readGid("Order", request.orderId));
  if (!order) return refuse("NOT_FOUND", "orderId", "Order does not exist");
  if (order.cancelledAt) return refuse("INVALID", "orderId", "Order has already been cancelled");
  if (order.fulfillments.some(({ status }) => status === "SUCCESS" || status === "OPEN" || status === "PENDING"))
    return refuse("INVALID", "orderId", "Order has been fulfilled and cannot be cancelled");
  if ((staffNote?.length ?? 0) > longestNote)
    return refuse("INVALID", "staffNote", `Staff note is too long (maximum is ${longestNote} characters)`);
  const refund = refundMethod?.originalPaymentMethodsRefund ?? request.refund ?? false;
  const person = context.state.staff.find((one) => one.id === context.staffId);
  if (refund && person?.forbidden?.includes("refund_orders"))
    return refuse("NO_REFUND_PERMISSION", "refundMethod", "You do not have permission to refund orders");
  const job: JobRecord = {
    id: randomUUID(),
    dueAt: dueAfter(context.now, context.jobDelayMs),
    done: false,
    orderId: order.id,
    reason,
    refund,
    restock,
    staffId: context.staffId,
    staffNote: staffNote ?? null,
    transactionStatus: context.fault?.kind === "transaction" ? context.fault.status : "SUCCESS",
  };
  context.change((change) => {
    (change.state.jobs ??= []).push(job);
    change.touch();
  });
  return { job: showJob(job), jobResult: showCancelResult(job), orderCancelUserErrors: [], userErrors: [] };
}

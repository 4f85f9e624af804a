import { ShopifyUnavailable, type AdminAnswer } from "#app/platform/shopify/admin-api.ts";
import type { ResultOf, VariablesOf } from "#app/platform/shopify/graphql.ts";
import { moneyToJson } from "../../shared/money.ts";
import type { Desk } from "../../shared/desk.ts";
import type { ActOutcome, Seen } from "../act-outcome.ts";
import type { ActionResult } from "../action-record.ts";
import type { ActionRow } from "../action-row.ts";
import { askShopify, done, lookAtShopify, refusedWith } from "../ask-shopify.server.ts";
import { readMadeRefund } from "../refund/refund-answer.ts";
import { readShown } from "../refund/refund-facts.ts";
import {
  keepAwaiting,
  labelReturn,
  labelUnknown,
  lackOfLabel,
  mayBeLabelled,
  mostPages,
  publicLabel,
  readyLabel,
} from "../return/ask-for-return.server.ts";
import { ReturnLabel } from "../return/return-documents.ts";
import { freshLabel } from "../return/stage-label.server.ts";
import { numberOf } from "../return/return-facts.ts";
import {
  ExchangeInvoice,
  ReturnApprove,
  ReturnClose,
  ReturnDecline,
  ReturnProcess,
  ReturnRefunds,
  ReturnStepLook,
  type RefundDoneAnswer,
  type ReturnDoneAnswer,
} from "./return-step-documents.ts";
import type { ReturnStepActionInput, ReturnStepSent } from "./return-step-input.ts";

const inputOf = (row: { input: unknown }): ReturnStepActionInput => row.input as ReturnStepActionInput;

interface Answer {
  return: { id: string } | null;
  userErrors: readonly { message: string }[];
}

/** Asks Shopify for the step as the row says, but for the address of a label that had to be put at Shopify anew. */
export const askForStep = (desk: Desk, row: ActionRow, isFirst: boolean): Promise<ActOutcome> =>
  askShopify(desk, row, isFirst, async () => {
    const { sent } = inputOf(row);
    if ("receive" in sent) return receive(desk, row, sent);
    if ("approve" in sent) return approve(desk, row, sent);
    if ("addLabel" in sent) {
      const { id, notify, ...chosen } = sent.addLabel;
      const ready = await freshLabel(desk, chosen);
      const { tracking, label } = ready;
      const { reverseDelivery, userErrors = [] } =
        (await desk.shopify.act(ReturnLabel, { id, tracking, label, notify })).data.reverseDeliveryCreateWithShipping ??
        {};
      return reverseDelivery ? done(publicLabel(ready, [reverseDelivery])) : refusedWith(userErrors);
    }
    if ("sendInvoice" in sent) {
      const { order, userErrors = [] } =
        (await desk.shopify.act(ExchangeInvoice, sent.sendInvoice)).data.orderInvoiceSend ?? {};
      return order && !userErrors.length ? done() : refusedWith(userErrors);
    }
    const { return: made, userErrors } = (await step(desk, sent)) ?? { return: null, userErrors: [] };
    return made && !userErrors.length ? done() : refusedWith(userErrors);
  });

async function step(
  desk: Desk,
  sent: Extract<ReturnStepSent, { decline: unknown } | { close: unknown }>,
): Promise<Answer | null> {
  if ("decline" in sent) return (await desk.shopify.act(ReturnDecline, sent.decline)).data.returnDeclineRequest;
  return (await desk.shopify.act(ReturnClose, sent.close)).data.returnClose;
}

/** Agreed to, it gets its label; one that did not come to it stands in nobody's way. */
async function approve(
  desk: Desk,
  row: ActionRow,
  { approve: variables, label = null }: Extract<ReturnStepSent, { approve: unknown }>,
): Promise<ActOutcome> {
  const ready = await readyLabel(desk, row, label);
  const { return: made, userErrors = [] } =
    (await desk.shopify.act(ReturnApprove, variables)).data.returnApproveRequest ?? {};
  if (!made || userErrors.length) return refusedWith(userErrors);
  const lacks = await labelReturn(desk, row, made, ready, variables.input.notifyCustomer === true);
  return lacks ? done(lacks) : labelUnknown;
}

async function receive(
  desk: Desk,
  row: ActionRow,
  { receive: variables, invoice }: Extract<ReturnStepSent, { receive: unknown }>,
): Promise<ActOutcome> {
  const { return: made, userErrors = [] } = (await desk.shopify.act(ReturnProcess, variables)).data.returnProcess ?? {};
  if (!made) return refusedWith(userErrors);
  const result = await resultOf(desk, row, made);
  if (!result) return { kind: "unknown", detail: "an answer without what was asked for" };
  const lacks = invoice && !(await sendInvoice(desk, row)) ? { lacks: "invoice" as const } : {};
  return done({ ...result, ...lacks });
}

/** The invoice stands in nobody's way: what it is for is done. */
async function sendInvoice(desk: Desk, row: ActionRow): Promise<boolean> {
  try {
    const { data } = await desk.shopify.act(ExchangeInvoice, { id: `gid://shopify/Order/${row.orderId}` });
    return Boolean(data.orderInvoiceSend?.order);
  } catch (error) {
    desk.log.warn({ err: error, actionId: row.id.toString() }, "an exchange got no invoice");
    return false;
  }
}

/** What came of a receipt; null: all is not as it was asked for. */
async function resultOf(desk: Desk, row: ActionRow, made: ReturnDoneAnswer): Promise<Partial<ActionResult> | null> {
  const { sent, basis } = inputOf(row);
  if (!("receive" in sent)) return {};
  const { returnLineItems, exchangeLineItems } = sent.receive.input;
  const now = new Map(
    [...made.returnLineItems.nodes, ...made.exchangeLineItems.nodes].map((line) => [
      numberOf(line.id),
      line.processedQuantity,
    ]),
  );
  const isBack = [...(returnLineItems ?? []), ...(exchangeLineItems ?? [])].every(
    ({ id, quantity }) => (now.get(numberOf(id)) ?? 0) >= (basis.processed[numberOf(id)] ?? 0) + quantity,
  );
  if (!isBack) return null;
  if (row.amountMinor === 0n) return {};
  const own = (await listRefunds(desk, row, made)).find(({ legacyResourceId, totalRefundedSet, transactions }) => {
    // Known from then: whatever its sum is now.
    if (row.shopifyId !== null) return legacyResourceId === row.shopifyId.toString();
    // What a payment provider refused at once is in no total.
    const isRefused = transactions.nodes.some(({ status }) => status === "FAILURE" || status === "ERROR");
    return isRefused || readShown(totalRefundedSet).presentment.minor === row.amountMinor;
  });
  return own ? readMadeRefund(own) : null;
}

/**
 * The refunds of a return among which its own is: the one whose number is known, or all that are newer than those of the
 * preview. Ten come with the return, the newest first; more are read on for.
 */
async function listRefunds(desk: Desk, row: ActionRow, made: ReturnDoneAnswer): Promise<RefundDoneAnswer[]> {
  const { refundIds } = inputOf(row).basis;
  const isOwn = ({ legacyResourceId }: RefundDoneAnswer) => legacyResourceId === row.shopifyId?.toString();
  const isOld = ({ legacyResourceId }: RefundDoneAnswer) => refundIds.includes(legacyResourceId);
  const listed: RefundDoneAnswer[] = [];
  let page: ReturnDoneAnswer["refunds"] = made.refunds;
  for (let pages = 1; ; pages++) {
    listed.push(...page.nodes);
    const isEnough = row.shopifyId === null ? page.nodes.some(isOld) : page.nodes.some(isOwn);
    if (isEnough || !page.pageInfo.hasNextPage) break;
    if (pages >= mostPages) throw new ShopifyUnavailable("bad_answer", true, "more refunds than can be looked through");
    const variables: VariablesOf<typeof ReturnRefunds> = { id: made.id, after: page.pageInfo.endCursor };
    const { data }: AdminAnswer<ResultOf<typeof ReturnRefunds>> = await desk.shopify.read(ReturnRefunds, variables);
    if (!data.return) break;
    page = data.return.refunds;
  }
  if (row.shopifyId !== null) return listed;
  const known = listed.findIndex(isOld);
  return known < 0 ? listed : listed.slice(0, known);
}

/** Looks at the return: what it is now, or how much of it is dealt with, shows whether the step was made. */
export const lookForStep = async (desk: Desk, row: ActionRow): Promise<Seen> => {
  const seen = await lookAtShopify(async () => {
    const { sent, basis } = inputOf(row);
    const { data, withheld } = await desk.shopify.read(ReturnStepLook, { id: basis.returnId });
    if (withheld.length) return { kind: "not_shown" };
    if (!data.return) return { kind: "needs_person", problem: "order_deleted", detail: "" };
    const { status } = data.return;
    if ("receive" in sent) {
      const result = await resultOf(desk, row, data.return);
      // Nobody knows whether it came as far as the invoice.
      if (result) return done({ ...result, ...(sent.invoice && { lacks: "invoice" as const }) });
      const since = (await listRefunds(desk, row, data.return)).map((refund) => ({
        amount: moneyToJson(readShown(refund.totalRefundedSet).presentment),
        at: refund.createdAt ?? "",
        note: refund.note ?? "",
        ours: false,
      }));
      return { kind: "not_seen", since };
    }
    if ("sendInvoice" in sent) return { kind: "not_seen", since: [] };
    if ("addLabel" in sent) {
      // There was none: it is ours.
      const ways = data.return.reverseFulfillmentOrders.nodes;
      const isThere = ways.some(({ reverseDeliveries }) => reverseDeliveries.nodes.length);
      return isThere ? done() : { kind: "not_seen", since: [] };
    }
    const isElsewhere: Seen = { kind: "failed", problem: "changed_elsewhere", detail: null };
    if ("close" in sent)
      return status === "CLOSED" ? done() : status === "OPEN" ? { kind: "not_seen", since: [] } : isElsewhere;
    if (status === "REQUESTED") return { kind: "not_seen", since: [] };
    if ("decline" in sent) return status === "DECLINED" ? done() : isElsewhere;
    if (status !== "OPEN" && status !== "CLOSED") return isElsewhere;
    const lacks = lackOfLabel(data.return.reverseFulfillmentOrders.nodes, sent.label ?? null);
    return lacks.lacks && mayBeLabelled(desk, row) ? labelUnknown : done(lacks);
  });
  return keepAwaiting(seen, row);
};

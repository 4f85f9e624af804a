import type { ActionView } from "#app/features/acts/action-view.ts";
import type { EditActionInput } from "#app/features/acts/edit/edit-record.ts";
import type { EditPlan } from "#app/features/acts/edit/edit-choice.ts";
import { bearsMark } from "#app/features/acts/refund/refund-note.ts";
import { markOf } from "#app/features/acts/replacement/replacement-mark.ts";
import { numberOf } from "#app/features/acts/return/return-facts.ts";
import type { ReturnStepActionInput } from "#app/features/acts/return-step/return-step-input.ts";
import type { ReturnSent } from "#app/features/acts/return/return-input.ts";
import type { RefundRecord } from "#tests/standin/state.ts";
import { orderOf } from "./campaign-shop.ts";
import type { MarkedRow } from "./count-made.ts";
import type { Stage } from "./stage.ts";
import { wordOf } from "./watch-order.ts";

export type Row = MarkedRow & {
  requestKey: string;
  moneyState: string;
  currency: string;
  shopifyId: bigint | null;
  ticketId: bigint;
  staffId: bigint | null;
};

export const nameOf = ({ kind, id, state, problem }: Row): string =>
  `${kind} ${id} (${state}${problem ? `, ${problem}` : ""})`;

type Differ = (what: string, said: unknown, is: unknown) => void;

/** The ticket's last word on it is the row's, and its sums, its goods and the state of its money are Shopify's. */
export function judgeTicket(stage: Stage, row: Row, view: ActionView | undefined): string[] {
  if (row.state === "drafted") return view ? [`the ticket tells of ${nameOf(row)}`] : [];
  if (!view) return [`the ticket does not tell of ${nameOf(row)}`];
  const wrong: string[] = [];
  const differ: Differ = (what, said, is) => {
    if (said !== is) wrong.push(`of ${nameOf(row)} the ticket says ${what} ${String(said)}, it is ${String(is)}`);
  };
  differ("state", view.state, row.state);
  differ("money", view.moneyState, row.moneyState);
  if (row.state === "succeeded" && !view.decidedBy) judges[row.kind]?.(stage, row, view, differ);
  return wrong;
}

const judges: Partial<Record<string, (stage: Stage, row: Row, view: ActionView, differ: Differ) => void>> = {
  refund({ shop, at }, row, view, differ) {
    const refund = orderOf(shop, at).refunds.find(({ note }) => bearsMark(note, row.idempotencyKey));
    differ("Shopify's id", row.shopifyId, refund && BigInt(refund.id));
    judgeRefund({ shop, at }, refund, view, differ);
  },
  credit: (_stage, row, view, differ) => differ("sum", view.amount.minor, row.amountMinor.toString()),
  returnStep({ shop, at }, row, view, differ) {
    const { refunds, returns } = orderOf(shop, at);
    const { sent, basis } = row.input as ReturnStepActionInput;
    if ("approve" in sent) {
      const own = returns?.find(({ id }) => String(id) === numberOf(basis.returnId));
      judgeLabel(Boolean(sent.label), view, own?.deliveries.length ?? 0, differ);
    }
    if (row.amountMinor === 0n) return;
    const refund = refunds.find(({ id }) => BigInt(id) === row.shopifyId);
    differ("sum", view.amount.minor, row.amountMinor.toString());
    differ(
      "whether it is a return's",
      returns?.some(({ refundIds }) => refundIds.includes(refund?.id ?? 0)),
      true,
    );
    judgeRefund({ shop, at }, refund, view, differ);
    if (!("invoice" in sent) || !sent.invoice || view.lacks) return;
    const { ledger } = shop.world.standin.admin.state(shop.domain);
    const isInvoiced = ledger.some((entry) => entry.kind === "invoice" && entry.orderId === at.order.id);
    differ("whether there is an invoice", true, isInvoiced);
  },
  return: judgeReturn,
  exchange: judgeReturn,
  edit({ shop, told }, row, view, differ) {
    const { preview } = told.get(row.requestKey)!;
    const { before, after } = preview as unknown as EditPlan;
    const { ledger } = shop.world.standin.admin.state(shop.domain);
    const made = ledger.find(
      (entry) => entry.kind === "order_edited" && bearsMark(entry.staffNote, row.idempotencyKey),
    );
    if (made?.kind !== "order_edited") return differ("that it was made", true, false);
    // With what others edited since the preview, and at the price of the moment in which it is made, however late.
    const { agreementIds } = (row.input as EditActionInput).basis;
    const edits = ledger.slice(0, ledger.indexOf(made) + 1).filter((entry) => entry.kind === "order_edited" && entry.orderId === made.orderId && !agreementIds.includes(String(entry.agreementId))); // prettier-ignore
    const difference = edits.reduce((sum, entry) => sum + (entry.kind === "order_edited" ? entry.difference : 0), 0);
    const said = view.otherwise?.made.minor ?? after.minor;
    differ("difference", Number(said) - Number(before.minor), difference);
    differ("Shopify's id", row.shopifyId, BigInt(made.agreementId));
  },
  invoice: judgeDraft,
  duplicate: judgeDraft,
};

function judgeRefund(
  { shop, at }: Pick<Stage, "shop" | "at">,
  refund: RefundRecord | undefined,
  view: ActionView,
  differ: Differ,
) {
  const parts = orderOf(shop, at).transactions.filter(({ id }) => refund?.transactionIds.includes(id));
  const failed = parts.filter(({ status }) => status === "FAILURE" || status === "ERROR");
  const made = parts.reduce((sum, { amount }) => sum + amount.presentment, refund?.storeCredit.presentment ?? 0);
  differ("sum", view.amount.minor, String(made));
  differ("money", view.moneyState, failed.length ? "failed" : "confirmed");
}

function judgeReturn({ shop, at }: Stage, row: Row, view: ActionView, differ: Differ): void {
  const made = orderOf(shop, at).returns?.find(({ lines }) =>
    lines.some(({ reasonNote }) => reasonNote.includes(markOf(row.idempotencyKey))),
  );
  const { create, label } = (row.input as { sent: ReturnSent }).sent;
  const goods = (all: readonly { id: string | number | null | undefined; quantity: number }[]) =>
    wordOf(all.map(({ id, quantity }) => ({ id: String(id).split("/").at(-1)!, quantity })));
  differ("Shopify's id", row.shopifyId, made && BigInt(made.id));
  differ("name", view.about?.made, made?.name);
  differ(
    "goods back",
    goods(create.returnLineItems.map(({ fulfillmentLineItemId: id, quantity }) => ({ id, quantity }))),
    goods((made?.lines ?? []).map(({ fulfillmentLineId: id, quantity }) => ({ id, quantity }))),
  );
  differ(
    "goods out",
    goods((create.exchangeLineItems ?? []).map(({ variantId: id, quantity }) => ({ id, quantity }))),
    goods((made?.exchange ?? []).map(({ variantId: id, quantity }) => ({ id, quantity }))),
  );
  judgeLabel(label !== null, view, made?.deliveries.length ?? 0, differ);
}

/** Of a label without an answer it is said that it is missing, and it may have come to it all the same. */
const judgeLabel = (isWanted: boolean, { lacks }: ActionView, labels: number, differ: Differ): void =>
  differ("labels", isWanted && !lacks ? 1 : Math.min(labels, isWanted ? 1 : 0), labels);

function judgeDraft({ shop, tidied }: Stage, row: Row, view: ActionView, differ: Differ): void {
  const { drafts = [] } = shop.world.standin.admin.state(shop.domain);
  const made = drafts.find(({ tags }) => tags.includes(markOf(row.idempotencyKey)));
  if (!made) {
    differ("whether the merchant deleted it", true, tidied.has(Number(row.shopifyId)));
    differ("problem", view.problem, "draft_gone");
    return differ("money", view.moneyState, "none");
  }
  differ("draft", view.madeDraft?.name, made.name);
  differ("money", view.moneyState, made.orderId ? "confirmed" : "sent");
}

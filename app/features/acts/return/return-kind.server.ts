import { readPolicyFacts } from "../../policies/policy-facts.ts";
import { moneyToJson, type MoneyJson } from "../../shared/money.ts";
import { refuse, succeed, type Outcome } from "../../shared/outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import type { Checked } from "../act-problems.ts";
import { askedOnce, neverShown } from "../asked-once.server.ts";
import { titleLine } from "../line-title.ts";
import type { LiveAct, PlannedAct } from "../live-act.server.ts";
import { markOf } from "../act-mark.ts";
import { askForReturn, lookForReturn } from "./ask-for-return.server.ts";
import { findLabel } from "./find-label.server.ts";
import { readReturnFacts } from "./read-return-facts.server.ts";
import type { ReturnFacts } from "./return-facts.ts";
import { aboutWay, checkReturnLines, writeLabel, writeReturn, type ReturnSent } from "./return-input.ts";
import type { ReturnChoice, ReturnForm, ReturnPlan } from "./return-preview.ts";

/** What a form of things that come back starts from, or why nothing can. */
export function startReturn(facts: ReturnFacts): Outcome<ReturnForm> {
  if (facts.lines.length)
    return succeed({
      currency: facts.presentmentCurrencyCode,
      lines: facts.lines.map(({ sentId, title, variantTitle, imageUrl, returnable }) => ({
        sentId,
        title,
        variantTitle,
        imageUrl,
        returnable,
      })),
      hasMore: facts.hasMore,
      reasons: facts.reasons.map(({ id, name }) => ({ id, name })),
      instructions: facts.instructions,
    });
  if (facts.cancelledAt) return refuse("cancelled");
  // Also on hold, planned for later, or being packed.
  const isSent = facts.displayFulfillmentStatus === "FULFILLED" || readPolicyFacts(facts).parcels.length > 0;
  if (!isSent) return refuse("unfulfilled");
  return refuse(facts.returns.nodes.length ? "all_returned" : "nothing_returnable");
}

/**
 * Exactly what Shopify is asked for, or everything that does not fit.
 * @param stagedUrl where the label is at Shopify that was chosen as a file; null: none was
 */
export function planReturn(
  facts: ReturnFacts,
  choice: ReturnChoice,
  idempotencyKey: string,
  stagedUrl: string | null,
): Checked<PlannedAct<ReturnPlan>> {
  const checked = checkReturnLines(choice, facts);
  if (!checked.ok) return checked;
  const { calculated, currencyCode } = facts;
  // Else the customer would owe for sending something back.
  if (calculated && calculated.fee.minor > calculated.back.minor)
    return { ok: false, problems: [{ field: "fee", problem: "too_large" }] };
  const orderId = `gid://shopify/Order/${facts.legacyResourceId}`;
  const sent: ReturnSent = {
    create: writeReturn(orderId, choice, markOf(idempotencyKey)),
    label: writeLabel(choice, stagedUrl),
  };
  const lines = checked.value.map(({ line, quantity, reason }) => ({ title: titleLine(line).title, quantity, reason }));
  const reasons = [...new Set(lines.map(({ reason }) => reason))];
  const about = {
    ...aboutWay(choice),
    ...(choice.fee && { fee: choice.fee.minor, feeCurrency: choice.fee.currency }),
  };
  const shop = calculated?.shop;
  const worth: MoneyJson | null =
    calculated && moneyToJson({ ...calculated.back, minor: calculated.back.minor - calculated.fee.minor });
  return {
    ok: true,
    value: {
      sent,
      judged: { minor: shop ? atLeast(0n, shop.back.minor - shop.fee.minor) : null, currency: currencyCode },
      wayBack: { isCharged: choice.fee !== null && choice.fee.minor !== "0", hasLabel: sent.label !== null },
      shown: {
        lines: checked.value.map(({ line, quantity }) => ({ lineId: line.lineId, ...titleLine(line), quantity })),
        reason: reasons.join(", "),
        reasons,
        note: choice.note,
        about,
      },
      preview: { lines, worth, fee: choice.fee, hasLabel: sent.label !== null },
    },
  };
}

export const atLeast = (least: bigint, value: bigint): bigint => (value < least ? least : value);

/**
 * Goods that come back. It gives nothing away yet: what goes back is decided when they are there. Policies judge what they
 * are worth, as that is agreed to here.
 */
export const returnAct: LiveAct<ReturnFacts, ReturnForm, ReturnChoice, ReturnPlan> = {
  kind: "return",
  read: readReturnFacts,
  policyFacts: readPolicyFacts,
  start: (_desk, facts) => startReturn(facts),
  async plan(desk, facts, choice, idempotencyKey) {
    const label = await findLabel(desk, facts.legacyResourceId, choice);
    return label.ok ? planReturn(facts, { ...choice, instead: [] }, idempotencyKey, label.value) : label;
  },
};

/** Shopify makes a return each time it is asked; ours is found by the mark in its note. No machine asks twice. */
export const returnKind: ActOnOrder = {
  ...askedOnce,
  ...neverShown,
  staysAtShopify: true,
  ask: askForReturn,
  lookFor: lookForReturn,
};

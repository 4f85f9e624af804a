import { readPolicyFacts } from "../../policies/policy-facts.ts";
import { moneyToJson, type Money } from "../../shared/money.ts";
import { succeed } from "../../shared/outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import type { FieldProblem } from "../act-problems.ts";
import { titleLine } from "../line-title.ts";
import type { LiveAct } from "../live-act.server.ts";
import { findShort } from "../replacement/short-stock.ts";
import { findLabel } from "../return/find-label.server.ts";
import type { ReturnSums } from "../return/return-facts.ts";
import { atLeast, planReturn, returnKind, startReturn } from "../return/return-kind.server.ts";
import type { ReturnChoice } from "../return/return-preview.ts";
import type { ExchangeForm, ExchangePlan } from "./exchange-preview.ts";
import { aboutDifference } from "./about-difference.ts";
import { readExchangeFacts, type ExchangeFacts } from "./read-exchange-facts.server.ts";

/**
 * Goods that come back, and others that go out for them: of the same products, or of another. Shopify sends these, and
 * settles the difference, when the return is dealt with. It gives away what goes out beyond what comes back.
 */
export const exchangeAct: LiveAct<ExchangeFacts, ExchangeForm, ReturnChoice, ExchangePlan> = {
  kind: "exchange",
  read: readExchangeFacts,
  policyFacts: readPolicyFacts,
  start(_desk, facts) {
    const start = startReturn(facts);
    if (!start.ok) return start;
    return succeed({
      ...start.value,
      lines: start.value.lines.map((line) => ({ ...line, variants: variantsOf(facts, line.sentId) })),
    });
  },
  async plan(desk, facts, choice, idempotencyKey) {
    const label = await findLabel(desk, facts.legacyResourceId, choice);
    if (!label.ok) return label;
    const planned = planReturn(facts, choice, idempotencyKey, label.value);
    if (!planned.ok) return planned;
    const out = readOut(facts, choice);
    if (!out.ok) return out;
    const { calculated } = facts;
    if (!calculated) return { ok: false, problems: [{ field: "", problem: "not_calculated" }] };
    const { shown, preview } = planned.value;
    const { back, fee, out: gone } = calculated.shop;
    const difference = readDifference(calculated);
    const items = out.value.map(({ title, quantity }) => `${quantity} × ${title}`).join(", ");
    return {
      ok: true,
      value: {
        ...planned.value,
        // What goes out beyond what comes back is given, also where it is owed: nobody has paid it yet.
        value: { ...gone, minor: atLeast(0n, gone.minor - back.minor) },
        basis: { coverMinor: atLeast(0n, gone.minor + fee.minor - back.minor).toString() },
        judged: { ...back, minor: atLeast(0n, back.minor - fee.minor - gone.minor) },
        shown: { ...shown, about: { ...shown?.about, out: items, ...aboutDifference(difference) } },
        preview: {
          ...preview,
          out: out.value,
          outWorth: moneyToJson(calculated.out),
          difference,
        },
      },
    };
  },
};

const variantsOf = ({ lines, variants }: ExchangeFacts, sentId: string) =>
  variants.get(lines.find((line) => line.sentId === sentId)?.productId ?? "") ?? [];

/** What goes out, or what of it is not to be had. */
function readOut(facts: ExchangeFacts, { lines, instead, evenIfShort }: ReturnChoice) {
  const problems: FieldProblem[] = [];
  if (!instead.length) problems.push({ field: "", problem: "nothing_chosen_instead" });
  const wanted = instead.flatMap(({ sentId, variantId }) => {
    const variant = facts.out.find((one) => one.variantId === variantId);
    const quantity = lines.find((one) => one.sentId === sentId)?.quantity ?? 0;
    if (variant)
      return [
        {
          ...variant,
          sentId,
          title: titleLine({ title: variant.productTitle, variantTitle: variant.title }).title,
          quantity,
        },
      ];
    problems.push({ field: `instead.${sentId}`, problem: "unknown_variant" });
    return [];
  });
  const short = findShort(wanted);
  if (!evenIfShort)
    for (const { sentId, variantId } of wanted)
      if (short.has(variantId))
        problems.push({
          field: `instead.${sentId}`,
          problem: short.get(variantId) === 0 ? "sold_out" : "out_of_stock",
          detail: String(short.get(variantId)),
        });
  if (problems.length) return { ok: false as const, problems };
  const value = wanted.map(({ title, quantity, stock, variantId }) => ({
    title,
    quantity,
    stock,
    isShort: short.has(variantId),
  }));
  return { ok: true as const, value };
}

/** What is left to pay, and by whom. */
export function readDifference({ back, out, fee }: ReturnSums): ExchangePlan["difference"] {
  const minor = back.minor - fee.minor - out.minor;
  const amount: Money = { currency: back.currency, minor: minor < 0n ? -minor : minor };
  return { way: minor > 0n ? "refund" : minor < 0n ? "invoice" : "even", amount: moneyToJson(amount) };
}

/** At Shopify it is a return with more in it. */
export const exchange: ActOnOrder = returnKind;

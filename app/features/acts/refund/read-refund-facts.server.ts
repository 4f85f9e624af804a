import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { Money } from "#app/features/shared/money.ts";
import { moneyFromJson, toDecimal } from "#app/features/shared/money.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { readInput } from "../read-record.ts";
import type { ActionState } from "../action-states.ts";
import { RefundSuggestion } from "./refund-documents.ts";
import { readRefundFacts, type RefundFacts } from "./refund-facts.ts";
import { writeRefundLines } from "./refund-input.ts";
import type { RefundChoice } from "./refund-preview.ts";
import { refundableLeft, sumUnits, unseenInFlight, withoutUnits } from "./refundable-left.ts";

/** The order's money now, with our own money in flight taken off. */
export interface LiveRefund {
  facts: RefundFacts;
  /** What may at most be refunded, in the currency the customer paid in. */
  left: Money;
  /** Our acts on the order that Shopify had been asked for before this was read. */
  knownIds: string[];
}

/**
 * Asks Shopify, in one call, what a refund of this order comes to; without a choice, what could be refunded at all.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readLiveRefund(
  desk: StaffDesk,
  orderId: bigint,
  choice: RefundChoice | null,
): Promise<LiveRefund | null> {
  // Before Shopify is asked: what starts in between is then unknown here, and found when the refund is confirmed.
  const rows = await desk.db.orderAction.findMany({
    where: { orderId, state: { notIn: ["drafted", "awaiting_approval"] } },
    select: { id: true, kind: true, state: true, idempotencyKey: true, amountMinor: true, input: true },
  });
  const facts = await askShopify(desk, orderId, choice);
  if (!facts) return null;
  const own = rows.filter(({ kind }) => kind === "refund").map((row) => ({ ...row, state: row.state as ActionState }));
  const unseen = unseenInFlight(own, facts.notes);
  const units = sumUnits(unseen.flatMap(({ input }) => readInput(input)?.shown ?? []));
  const maximum = facts.suggestion?.maximum.presentment ?? { minor: 0n, currency: facts.currency };
  return {
    facts: { ...facts, lines: withoutUnits(facts.lines, units) },
    left: refundableLeft(maximum, own, facts.notes),
    knownIds: rows.map(({ id }) => id.toString()),
  };
}

async function askShopify(desk: StaffDesk, orderId: bigint, choice: RefundChoice | null): Promise<RefundFacts | null> {
  const variables: VariablesOf<typeof RefundSuggestion> = {
    id: `gid://shopify/Order/${orderId}`,
    withLocations: mayRead(desk.shopify.scopes, "locations") || mayRead(desk.shopify.scopes, "inventory"),
    lines: choice ? writeRefundLines({ ...choice, restock: { kind: "none" } }, []) : [],
    allShipping: choice?.shipping.kind === "all",
    ...(choice?.shipping.kind === "amount" && { shippingAmount: toDecimal(moneyFromJson(choice.shipping.amount)) }),
  };
  const { facts, refusal } = await calculate(desk, variables);
  if (!refusal) return facts;
  if (!choice) throw refusal;
  // Shopify calculates nothing for lines or shipping that are not there. Asked without them it says what is, and the
  // form can name the field.
  const plain = await askShopify(desk, orderId, null);
  if (plain && fits(choice, plain)) throw refusal;
  return plain;
}

/** Shopify's answer, or why it calculated nothing. */
async function calculate(
  desk: StaffDesk,
  variables: VariablesOf<typeof RefundSuggestion>,
): Promise<{ facts: RefundFacts | null; refusal: ShopifyUnavailable | null }> {
  try {
    const { data, withheld } = await desk.shopify.read(RefundSuggestion, variables);
    const missing = withheld.find(({ path }) => path.includes("suggestedRefund"));
    const refusal = missing ? new ShopifyUnavailable("bad_answer", false, "no calculation", [missing.code]) : null;
    return { facts: readRefundFacts(data), refusal };
  } catch (error) {
    if (error instanceof ShopifyUnavailable && error.kind === "bad_answer") return { facts: null, refusal: error };
    throw error;
  }
}

function fits(choice: RefundChoice, facts: RefundFacts): boolean {
  const linesFit = choice.lines.every(({ lineId, quantity }) =>
    facts.lines.some((line) => line.lineId === lineId && quantity <= line.refundable),
  );
  const { shipping } = choice;
  const shippingLeft = facts.suggestion?.shippingLeft.presentment.minor ?? 0n;
  return linesFit && (shipping.kind !== "amount" || BigInt(shipping.amount.minor) <= shippingLeft);
}

/** `write_x` includes `read_x`. */
const mayRead = (scopes: readonly string[], what: string): boolean =>
  scopes.includes(`read_${what}`) || scopes.includes(`write_${what}`);

import type { ActingDesk } from "#app/features/shared/desk.ts";
import { moneyFromJson, moneyToJson, toDecimal } from "#app/features/shared/money.ts";
import { mayDo } from "#app/features/team/role.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { readAddress, writeAddress } from "../address/typed-address.ts";
import { actingRole } from "../authority/acting.ts";
import { refuseNeeds } from "../authority/refuse-needs.server.ts";
import { customerWordsOf } from "../customer-words.ts";
import type { DiscountValue } from "../discount/discount-preview.ts";
import { titleLine } from "../line-title.ts";
import type { PlannedAct } from "../live-act.server.ts";
import type { Kept } from "../opened-order.server.ts";
import { readShown } from "../refund/refund-facts.ts";
import { markOf } from "../act-mark.ts";
import type { DraftChoice, DraftForm, DraftPlan } from "./draft-choice.ts";
import { DraftCalculate, type DraftBasisAnswer } from "./draft-documents.ts";
import type { DraftInput, DraftSent } from "./draft-record.ts";

/** What both forms start from. */
export const startDraft = (desk: ActingDesk, { email, currencyCode, opened }: Kept<DraftBasisAnswer>): DraftForm => ({
  email: email ?? "",
  currency: currencyCode,
  opened,
  mayDiscount: mayDo(actingRole(desk), "discount"),
});

export interface WantedDraft {
  /** On every draft of its kind: what a merchant searches for in Shopify. */
  tag: string;
  /** The draft's own word for the order that it was prepared from. */
  attribute: string;
  /** What is sold: Shopify's numeric ids of variants, with the field each was chosen in, and what is written on it. */
  lines: { variantId: string; quantity: number; field: string; attributes?: { key: string; value: string }[] }[];
}

/**
 * Makes of a choice the draft that Shopify is asked for, with our mark, and has Shopify calculate what it comes to. It
 * gives away what is taken off, and by how much shipping costs less than the customer paid on the order.
 */
export async function planDraft(
  desk: ActingDesk,
  order: DraftBasisAnswer,
  choice: DraftChoice,
  { tag, attribute, lines }: WantedDraft,
  idempotencyKey: string,
): Promise<Checked<PlannedAct<DraftPlan>>> {
  const problems = refuseOff(desk, order, choice);
  if (problems.length) return { ok: false, problems };
  const words = customerWordsOf(order.customerLocale);
  const address = readAddress(order.shippingAddress);
  const draft: DraftInput = {
    ...(order.customer && { purchasingEntity: { customerId: order.customer.id } }),
    ...((choice.email || order.email) && { email: choice.email || order.email }),
    // Who paid in another currency than the shop's is billed in it.
    presentmentCurrencyCode: order.presentmentCurrencyCode,
    lineItems: lines.map(({ variantId, quantity, attributes }) => ({
      variantId: `gid://shopify/ProductVariant/${variantId}`,
      quantity,
      ...(attributes?.length && { customAttributes: attributes }),
    })),
    ...(choice.discount && { appliedDiscount: writeDiscount(choice.discount, words.discount) }),
    ...(choice.shipping && {
      shippingLine: {
        title: choice.shipping.minor === "0" ? words.freeShipping : words.shipping,
        priceWithCurrency: {
          amount: toDecimal(moneyFromJson(choice.shipping)),
          currencyCode: asCode(choice.shipping.currency),
        },
      },
    }),
    ...(address && { shippingAddress: writeAddress(address) }),
    tags: [tag, markOf(idempotencyKey)],
    customAttributes: [{ key: attribute, value: order.name }],
    ...(choice.note && { note: choice.note }),
  };
  const { data } = await desk.shopify.read(DraftCalculate, { input: draft });
  const { calculatedDraftOrder: calculated, userErrors = [] } = data.draftOrderCalculate ?? {};
  if (!calculated) return { ok: false, problems: refusedLines(userErrors, lines) };

  const { presentment, shop } = readShown(calculated.totalPriceSet);
  const total = moneyToJson(presentment);
  const discount = readShown(calculated.totalDiscountsSet);
  const shown = calculated.lineItems.map((line) => ({
    title: titleOf(line).title,
    quantity: line.quantity,
    total: moneyToJson(readShown(line.discountedTotalSet).presentment),
  }));
  const email = choice.send ? choice.email : null;
  const sent: DraftSent = {
    draft,
    email: email === null ? null : { to: email, ...(choice.message && { customMessage: choice.message }) },
  };
  const preview: DraftPlan = {
    lines: shown,
    discount: moneyToJson(discount.presentment),
    shipping: choice.shipping && moneyToJson(readShown(calculated.totalShippingPriceSet).presentment),
    tax: moneyToJson(readShown(calculated.totalTaxSet).presentment),
    isTaxIncluded: calculated.taxesIncluded,
    total,
    shopTotal: shop.currency === presentment.currency ? null : moneyToJson(shop),
    email,
    // Titles only: the rest of an alert is HTML.
    warnings: [
      ...new Set([
        ...calculated.alerts.map(({ title }) => title),
        ...calculated.warnings.map(({ message }) => message),
      ]),
    ],
  };
  return {
    ok: true,
    value: {
      sent,
      basis: { total },
      shown: {
        lines: calculated.lineItems.map((line) => ({ lineId: "", ...titleOf(line), quantity: line.quantity })),
        note: choice.note,
        variant: email === null ? "draft" : "sent",
        about: { ...total, ...(email !== null && { recipient: email }) },
      },
      value: { ...discount.shop, minor: discount.shop.minor + shippingOff(order, choice) },
      needs: takesOff(order, choice) ? ["discount"] : [],
      preview,
    },
  };
}

/** How much less shipping costs than it did on the order, in minor units of the shop's currency. The measure is ours. */
function shippingOff({ totalShippingPriceSet }: DraftBasisAnswer, { shipping }: DraftChoice): bigint {
  const less = shipping ? readShown(totalShippingPriceSet).shop.minor - BigInt(shipping.minor) : 0n;
  return less > 0n ? less : 0n;
}

/** Where the order had no paid shipping, nobody knows what less than the price is: it is as if any price were. Ours. */
const hasNoMeasure = ({ totalShippingPriceSet }: DraftBasisAnswer, { shipping }: DraftChoice): boolean =>
  shipping !== null && readShown(totalShippingPriceSet).shop.minor === 0n;

const takesOff = (order: DraftBasisAnswer, choice: DraftChoice): boolean =>
  choice.discount !== null ||
  choice.shipping?.minor === "0" ||
  hasNoMeasure(order, choice) ||
  shippingOff(order, choice) > 0n;

/** What is taken off although the role gives no discounts. */
function refuseOff(desk: ActingDesk, order: DraftBasisAnswer, choice: DraftChoice): FieldProblem[] {
  const chosen = [...(choice.discount ? ["how"] : []), ...(choice.shipping?.minor === "0" ? ["shipping"] : [])];
  if (chosen.length)
    return refuseNeeds(
      desk,
      chosen.map((field) => ({ ability: "discount", field })),
    );
  if (!takesOff(order, choice) || mayDo(actingRole(desk), "discount")) return [];
  if (hasNoMeasure(order, choice)) return [{ field: "price", problem: "free_shipping" }];
  return [{ field: "price", problem: "low_shipping", detail: toDecimal(readShown(order.totalShippingPriceSet).shop) }];
}

const titleOf = ({ title, variantTitle = null }: { title: string; variantTitle?: string | null }) =>
  titleLine({ title, variantTitle });

type Discount = NonNullable<DraftInput["appliedDiscount"]>;
const asCode = (currency: string) => currency as NonNullable<Discount["amountWithCurrency"]>["currencyCode"];

/** `value` is a number of Shopify's making; what counts of an amount is the text beside it. */
function writeDiscount(value: DiscountValue, title: string): Discount {
  if ("percent" in value) return { title, value: value.percent, valueType: "PERCENTAGE" };
  const amount = toDecimal(moneyFromJson(value.amount));
  return {
    title,
    value: Number(amount),
    valueType: "FIXED_AMOUNT",
    amountWithCurrency: { amount, currencyCode: asCode(value.amount.currency) },
  };
}

/** What Shopify says against the draft, beside the lines where it names them; the rest stands above the form, as one. */
function refusedLines(
  errors: readonly { field?: readonly string[] | null; message: string }[],
  lines: WantedDraft["lines"],
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const rest: string[] = [];
  for (const { field, message } of errors) {
    const line = field?.[0] === "lineItems" ? lines[Number(field[1])] : undefined;
    if (line) problems.push({ field: line.field, problem: "refused", detail: message });
    else rest.push(message);
  }
  if (rest.length || !problems.length) problems.push({ field: "", problem: "refused", detail: rest.join("\n") });
  return problems;
}

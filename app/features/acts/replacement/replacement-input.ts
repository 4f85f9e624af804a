import type { Checked, FieldProblem } from "../act-problems.ts";
import { writeAddress, type TypedAddress } from "../address/typed-address.ts";
import { customerWordsOf } from "../customer-words.ts";
import { titleLine, type LineTitle } from "../line-title.ts";
import type { ReplacementCalculated } from "./replacement-documents.ts";
import { readStock, type ReplacementFacts, type ReplacementFactLine } from "./replacement-facts.ts";
import { markOf } from "../act-mark.ts";
import { replacementTag } from "./replacement-tags.ts";
import type { ReplacementChoice } from "./replacement-preview.ts";
import type { DraftInput } from "./replacement-record.ts";
import { findShort } from "./short-stock.ts";

export interface PlannedReplacement {
  /** Exactly what Shopify is asked to prepare. */
  input: DraftInput;
  lines: WantedLine[];
  address: TypedAddress;
}

export interface WantedLine {
  line: ReplacementFactLine;
  variantId: string;
  quantity: number;
}

export interface PlannedLine extends LineTitle {
  lineId: string;
  variantId: string;
  quantity: number;
  stock: number | null;
  isSoldAhead: boolean;
  /** There are fewer than go out, and the merchant does not sell it then. */
  isShort: boolean;
}

/**
 * Makes of a choice what Shopify is asked for, or says everything that does not fit the order as it is now: the whole
 * of it at no price, shipping free, and our mark where Shopify shows it again.
 */
export function planReplacement(
  choice: ReplacementChoice,
  facts: ReplacementFacts,
  idempotencyKey: string,
): Checked<PlannedReplacement> {
  const problems: FieldProblem[] = [];
  const lines = choice.lines.flatMap((wanted) => planLine(wanted, facts, problems));
  const address = choice.address ?? facts.address;
  if (!address?.address1 || !address.countryCode) problems.push({ field: "address", problem: "address_missing" });
  if (problems.length || !address) return { ok: false, problems };
  const { customerId, email } = facts;
  const words = customerWordsOf(facts.customerLocale);
  const input: DraftInput = {
    ...(customerId && { purchasingEntity: { customerId: `gid://shopify/Customer/${customerId}` } }),
    ...(email && { email }),
    lineItems: lines.map(({ variantId, quantity }) => ({
      variantId: `gid://shopify/ProductVariant/${variantId}`,
      quantity,
    })),
    appliedDiscount: { title: words.replacement, value: 100, valueType: "PERCENTAGE" },
    shippingLine: {
      title: words.freeShipping,
      priceWithCurrency: { amount: "0", currencyCode: asCode(facts.currency) },
    },
    shippingAddress: writeAddress(address),
    tags: [replacementTag, markOf(idempotencyKey)],
    customAttributes: [{ key: "Replaces order", value: facts.orderName }],
    note: [`Replaces ${facts.orderName}`, choice.reason, choice.note].filter(Boolean).join("\n"),
  };
  return { ok: true, value: { input, lines, address } };
}

function planLine(
  { lineId, variantId, quantity }: ReplacementChoice["lines"][number],
  facts: ReplacementFacts,
  problems: FieldProblem[],
): WantedLine[] {
  const line = facts.lines.find((one) => one.lineId === lineId);
  if (!line) problems.push({ field: `line.${lineId}`, problem: "unknown_line" });
  if (!line) return [];
  if (quantity > line.quantity)
    problems.push({ field: `line.${lineId}`, problem: "quantity", detail: String(line.quantity) });
  const wanted = variantId ?? line.variantId;
  if (wanted === null) problems.push({ field: `variant.${lineId}`, problem: "unknown_variant" });
  return wanted === null ? [] : [{ line, variantId: wanted, quantity }];
}

/** What is in stock of what is wanted, by Shopify's calculation, or what of it is not to be had. */
export function planStock(
  wanted: readonly WantedLine[],
  evenIfShort: boolean,
  calculated: ReplacementCalculated,
): Checked<PlannedLine[]> {
  const problems: FieldProblem[] = [];
  const found = wanted.flatMap(({ line, variantId, quantity }) => {
    const variant = calculated.lineItems
      .flatMap(({ variant }) => variant ?? [])
      .find(({ id }) => idIn(id) === variantId);
    if (variant && idIn(variant.product.id) === line.productId) {
      const { stock, isSoldAhead, title } = readStock(variant);
      return [
        {
          lineId: line.lineId,
          variantId,
          ...titleLine({ title: line.title, variantTitle: title }),
          quantity,
          stock,
          isSoldAhead,
        },
      ];
    }
    problems.push({ field: `variant.${line.lineId}`, problem: "unknown_variant" });
    return [];
  });
  const short = findShort(found);
  if (!evenIfShort)
    for (const { lineId, variantId } of found)
      if (short.has(variantId))
        problems.push({
          field: `line.${lineId}`,
          problem: short.get(variantId) === 0 ? "sold_out" : "out_of_stock",
          detail: String(short.get(variantId)),
        });
  if (problems.length) return { ok: false, problems };
  return { ok: true, value: found.map((line) => ({ ...line, isShort: short.has(line.variantId) })) };
}

const idIn = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

type Code = NonNullable<NonNullable<DraftInput["shippingLine"]>["priceWithCurrency"]>["currencyCode"];
const asCode = (currency: string) => currency as Code;

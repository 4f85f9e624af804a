import type { AttributeRecord, DraftRecord, ShopState } from "../../state.ts";
import { parseAmount } from "../currency.ts";
import { notModelled } from "../errors.ts";
import type { UserError } from "../errors.ts";
import { readGid } from "../gid.ts";
import type { ShopIndex } from "../shop-index.ts";
import { editAddress } from "./edit-address.ts";
import type { AddressInput } from "./edit-address.ts";
import { findTagProblem, joinTags } from "./edit-tags.ts";

const longestNote = 5000;

/** `DraftOrderInput` as the schema hands it over, as far as it is modelled. */
export interface DraftInput {
  purchasingEntity?: { customerId?: string | null; purchasingCompany?: unknown } | null;
  customerId?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  customAttributes?: AttributeRecord[] | null;
  shippingAddress?: AddressInput | null;
  billingAddress?: AddressInput | null;
  lineItems?: { variantId?: string | null; quantity: number; customAttributes?: AttributeRecord[] | null }[] | null;
  appliedDiscount?: {
    value: number;
    valueType: string;
    amountWithCurrency?: { amount: unknown; currencyCode: string } | null;
    title?: string | null;
    description?: string | null;
  } | null;
  shippingLine?: {
    title?: string | null;
    price?: unknown;
    priceWithCurrency?: { amount: unknown; currencyCode: string } | null;
    shippingRateHandle?: string | null;
  } | null;
  sourceName?: string | null;
  presentmentCurrencyCode?: string | null;
  useCustomerDefaultAddress?: boolean | null;
  acceptAutomaticDiscounts?: boolean | null;
  allowDiscountCodesInCheckout?: boolean | null;
  visibleToCustomer?: boolean | null;
}

const known: readonly string[] = [
  "purchasingEntity",
  "customerId",
  "email",
  "phone",
  "note",
  "tags",
  "customAttributes",
  "shippingAddress",
  "billingAddress",
  "lineItems",
  "appliedDiscount",
  "shippingLine",
  "sourceName",
  "presentmentCurrencyCode",
  "useCustomerDefaultAddress",
  "acceptAutomaticDiscounts",
  "allowDiscountCodesInCheckout",
  "visibleToCustomer",
];

const knownOfLine: readonly string[] = ["variantId", "quantity", "customAttributes"];

/** A draft without what only Shopify gives it. */
export type WantedDraft = Omit<DraftRecord, "id" | "name" | "createdAt" | "updatedAt">;

function refuseOthers(input: DraftInput): void {
  const other = Object.entries(input).find(([key, value]) => value != null && !known.includes(key));
  if (other) throw notModelled(`DraftOrderInput.${other[0]}`);
  if (input.purchasingEntity?.purchasingCompany) throw notModelled("PurchasingEntityInput.purchasingCompany");
  if (input.shippingLine?.shippingRateHandle) throw notModelled("ShippingLineInput.shippingRateHandle");
  if (input.appliedDiscount?.valueType === "FIXED_AMOUNT" && !input.appliedDiscount.amountWithCurrency)
    throw notModelled("a draft's discount by an amount without a currency");
  for (const line of input.lineItems ?? []) {
    const extra = Object.entries(line).find(([key, value]) => value != null && !knownOfLine.includes(key));
    if (extra) throw notModelled(`DraftOrderLineItemInput.${extra[0]}`);
    if (!line.variantId) throw notModelled("a draft's line without a variant");
  }
}

function readLines(index: ShopIndex, input: DraftInput, errors: UserError[]): WantedDraft["lines"] {
  const wanted = input.lineItems ?? [];
  if (wanted.length === 0) errors.push({ field: null, message: "Add at least 1 product" });
  return wanted.map((line, place) => {
    const variantId = readGid("ProductVariant", line.variantId) ?? 0;
    const field = ["lineItems", String(place)];
    if (!index.variants.has(variantId))
      errors.push({ field, message: `Product with ID ${variantId} is no longer available.` });
    if (line.quantity < 1)
      errors.push({ field: [...field, "quantity"], message: "Quantity must be greater than or equal to 1" });
    const { customAttributes } = line;
    return { id: 0, variantId, quantity: line.quantity, ...(customAttributes?.length && { customAttributes }) };
  });
}

function readShipping(state: ShopState, input: DraftInput, errors: UserError[]): DraftRecord["shippingLine"] {
  const line = input.shippingLine;
  if (!line) return null;
  const price = parseAmount(line.priceWithCurrency?.amount ?? line.price ?? "0", state.shop.currencyCode);
  if (!price.ok || price.minor < 0) errors.push({ field: ["shippingLine", "price"], message: "Price is invalid" });
  return { title: line.title ?? "Custom", price: price.ok ? price.minor : 0 };
}

function readDiscount(state: ShopState, input: DraftInput, errors: UserError[]): DraftRecord["discount"] {
  const wanted = input.appliedDiscount;
  if (!wanted) return null;
  const named = { title: wanted.title ?? null, description: wanted.description ?? "" };
  if (wanted.valueType === "PERCENTAGE") return { ...named, percent: wanted.value };
  const { amount, currencyCode } = wanted.amountWithCurrency!;
  const off = parseAmount(amount, state.shop.currencyCode);
  if (!off.ok || off.minor < 0 || currencyCode !== state.shop.currencyCode)
    errors.push({ field: ["appliedDiscount", "amountWithCurrency"], message: "Amount is invalid" });
  return { ...named, percent: 0, amount: off.ok ? off.minor : 0 };
}

/** Checks what is to be prepared. Of several mistakes all are told. */
export function readDraftInput(
  state: ShopState,
  index: ShopIndex,
  input: DraftInput,
): { draft: WantedDraft; errors: UserError[] } {
  refuseOthers(input);
  const errors: UserError[] = [];
  const lines = readLines(index, input, errors);
  const shippingLine = readShipping(state, input, errors);
  const customerGid = input.purchasingEntity?.customerId ?? input.customerId ?? null;
  const customerId = customerGid === null ? null : (readGid("Customer", customerGid) ?? 0);
  const customer = customerId === null ? undefined : index.customers.get(customerId);
  if (customerId !== null && !customer) errors.push({ field: ["customerId"], message: "Customer does not exist" });
  if (input.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email))
    errors.push({ field: ["email"], message: "Email is invalid" });
  if ((input.note?.length ?? 0) > longestNote)
    errors.push({ field: ["note"], message: `Note is too long (maximum is ${longestNote} characters)` });
  const tagProblem = findTagProblem(input.tags ?? []);
  if (tagProblem) errors.push({ field: ["tags"], message: tagProblem });
  const discount = readDiscount(state, input, errors);
  if (discount && (discount.percent < 0 || discount.percent > 100))
    errors.push({ field: ["appliedDiscount", "value"], message: "Value must be between 0 and 100" });
  const home = input.useCustomerDefaultAddress ? (customer?.defaultAddress ?? null) : null;
  const shippingAddress = input.shippingAddress ? editAddress(null, input.shippingAddress) : home;
  if (input.shippingAddress && shippingAddress && !shippingAddress.countryCode)
    errors.push({ field: ["shippingAddress", "country"], message: "Country can't be blank" });
  const draft: WantedDraft = {
    completedAt: null,
    customerId,
    email: input.email ?? customer?.email ?? null,
    phone: input.phone ?? null,
    note: input.note ?? null,
    tags: joinTags([], input.tags ?? []),
    customAttributes: input.customAttributes ?? [],
    shippingAddress,
    billingAddress: input.billingAddress ? editAddress(null, input.billingAddress) : shippingAddress,
    lines,
    discount,
    shippingLine,
    sourceName: input.sourceName ?? null,
    orderId: null,
    ...(input.presentmentCurrencyCode && { presentmentCurrency: input.presentmentCurrencyCode }),
  };
  return { draft, errors };
}

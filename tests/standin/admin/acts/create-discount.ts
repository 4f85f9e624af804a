import type { DiscountRecord } from "../../state.ts";
import { parseAmount } from "../currency.ts";
import type { ShopChange } from "../engine/request-context.ts";
import { notModelled, type UserError } from "../errors.ts";
import { readGid } from "../gid.ts";

/** `DiscountCodeBasicInput` as the schema hands it over. */
export interface DiscountInput {
  title?: string | null;
  code?: string | null;
  startsAt?: string | null;
  endsAt?: string | null;
  usageLimit?: number | null;
  appliesOncePerCustomer?: boolean | null;
  context?: { customers?: { add?: string[] | null } | null } | null;
  customerGets?: {
    value?: { percentage?: number | null; discountAmount?: { amount?: unknown; appliesOnEachItem?: boolean | null } };
    items?: { all?: boolean | null };
  } | null;
}

const known = "title code startsAt endsAt usageLimit appliesOncePerCustomer context customerGets".split(" ");

/** Makes a code for some customers, on everything; each code is there once. */
export function createDiscount(
  change: ShopChange,
  input: DiscountInput,
): { made: DiscountRecord } | { error: UserError } {
  const other = Object.keys(input).find((key) => !known.includes(key));
  if (other) throw notModelled(`DiscountCodeBasicInput.${other}`);
  if (!input.customerGets?.items?.all) throw notModelled("DiscountCodeBasicInput on some items only");
  const refuse = (field: string, message: string, code: string) => ({
    error: { field: ["basicCodeDiscount", field], message, code },
  });
  const { state } = change;
  const code = input.code?.trim();
  if (!code) return refuse("code", "Code can't be blank", "BLANK");
  if (!input.startsAt) return refuse("startsAt", "Starts at can't be blank", "BLANK");
  const discounts = (state.discounts ??= []);
  if (discounts.some((one) => one.code.toLowerCase() === code.toLowerCase()))
    return refuse("code", "Code must be unique. Please try a different code.", "TAKEN");
  if (input.endsAt && Date.parse(input.endsAt) <= Date.parse(input.startsAt))
    return refuse("endsAt", "Ends at needs to be after starts_at", "END_DATE_BEFORE_START_DATE");
  const customerIds = (input.context?.customers?.add ?? []).map((id) => readGid("Customer", id));
  if (!customerIds.length) throw notModelled("DiscountCodeBasicInput for everybody");
  if (customerIds.some((id) => id === null || !change.index.customers.has(id)))
    return refuse("context", "Customer is invalid", "INVALID");
  const { percentage, discountAmount } = input.customerGets.value ?? {};
  const amount = discountAmount ? parseAmount(discountAmount.amount, state.shop.currencyCode) : null;
  if (amount && (!amount.ok || amount.minor <= 0))
    return refuse("customerGets", "Value must be greater than 0", "INVALID");
  if (typeof percentage === "number" && (percentage <= 0 || percentage > 1))
    return refuse("customerGets", "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE");
  const at = change.now.toISOString();
  const made: DiscountRecord = {
    id: change.takeId(),
    title: input.title ?? code,
    code,
    customerIds: customerIds as number[],
    percent: typeof percentage === "number" ? Math.round(percentage * 100) : null,
    amount: amount?.ok ? amount.minor : null,
    startsAt: input.startsAt,
    endsAt: input.endsAt ?? null,
    usageLimit: input.usageLimit ?? null,
    oncePerCustomer: input.appliesOncePerCustomer ?? false,
    createdAt: at,
  };
  discounts.push(made);
  state.ledger.push({ at, kind: "discount", customerId: made.customerIds[0]!, discountId: made.id, code });
  change.touch();
  return { made };
}

import type { AttributeRecord, CustomerRecord, OrderRecord } from "../../state.ts";
import type { ShopChange } from "../engine/request-context.ts";
import { notModelled } from "../errors.ts";
import type { UserError } from "../errors.ts";
import { restCustomerEvent } from "../rest/rest-customer.ts";
import { restOrderEvent } from "../rest/rest-order.ts";
import { editAddress } from "./edit-address.ts";
import type { AddressInput } from "./edit-address.ts";
import { findTagProblem, joinTags } from "./edit-tags.ts";

const longestNote = 5000;
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** `OrderInput` without the id, as the schema hands it over. */
export interface OrderInput {
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  customAttributes?: AttributeRecord[] | null;
  shippingAddress?: AddressInput | null;
}

/** `CustomerInput` without the id. */
export interface CustomerInput {
  email?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  locale?: string | null;
  note?: string | null;
  tags?: string[] | null;
}

function refuseOthers(input: object, known: readonly string[], what: string): void {
  const other = Object.keys(input).find((key) => key !== "id" && !known.includes(key));
  if (other) throw notModelled(`${what}.${other}`);
}

function checkTexts(input: { email?: string | null; note?: string | null; tags?: string[] | null }): UserError[] {
  const errors: UserError[] = [];
  if (input.email && !emailPattern.test(input.email)) errors.push({ field: ["email"], message: "Email is invalid" });
  if ((input.note?.length ?? 0) > longestNote)
    errors.push({ field: ["note"], message: `Note is too long (maximum is ${longestNote} characters)` });
  const tagProblem = findTagProblem(input.tags ?? []);
  if (tagProblem) errors.push({ field: ["tags"], message: tagProblem });
  return errors;
}

/** Changes what was given of an order and leaves the rest. */
export function updateOrder(change: ShopChange, order: OrderRecord, input: OrderInput): UserError[] {
  refuseOthers(input, ["email", "phone", "note", "tags", "customAttributes", "shippingAddress"], "OrderInput");
  const errors = checkTexts(input);
  const address = input.shippingAddress ? editAddress(order.shippingAddress, input.shippingAddress) : null;
  if (address)
    for (const [key, name] of [
      ["address1", "Address1"],
      ["city", "City"],
      ["countryCode", "Country"],
    ] as const)
      if (!address[key]) errors.push({ field: ["shippingAddress", key], message: `${name} can't be blank` });
  if (errors.length > 0) return errors;
  if (input.email !== undefined) order.email = input.email;
  if (input.phone !== undefined) order.phone = input.phone;
  if (input.note !== undefined) order.note = input.note;
  if (input.tags !== undefined) order.tags = joinTags([], input.tags ?? []);
  if (input.customAttributes !== undefined) order.customAttributes = input.customAttributes ?? [];
  if (address) order.shippingAddress = address;
  order.updatedAt = change.now.toISOString();
  change.emit(restOrderEvent(change.state, order, "orders/updated"));
  return [];
}

/** Changes what was given of a customer and leaves the rest. */
export function updateCustomer(change: ShopChange, customer: CustomerRecord, input: CustomerInput): UserError[] {
  refuseOthers(input, ["email", "phone", "firstName", "lastName", "locale", "note", "tags"], "CustomerInput");
  const errors = checkTexts(input);
  const email = input.email?.toLowerCase();
  if (email && change.state.customers.some((other) => other !== customer && other.email?.toLowerCase() === email))
    errors.push({ field: ["email"], message: "Email has already been taken" });
  if (errors.length > 0) return errors;
  for (const key of ["email", "phone", "firstName", "lastName", "note"] as const)
    if (input[key] !== undefined) customer[key] = input[key];
  if (input.locale) customer.locale = input.locale;
  if (input.tags !== undefined) customer.tags = joinTags([], input.tags ?? []);
  customer.updatedAt = change.now.toISOString();
  change.emit(restCustomerEvent(change.state, customer, "customers/update"));
  return [];
}

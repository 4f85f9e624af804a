import { normaliseAddress } from "#app/platform/mail/address.ts";
import { readId, readText, type Payload } from "../webhooks/read-payload.ts";

/** Whom a duty is about, as far as the one who asks knows: stored with the request until it is fulfilled. */
export interface Person {
  /** Shopify's numeric id. */
  shopifyCustomerId: string | null;
  /** Normalised. */
  emails: string[];
  /** Digits only. */
  phone: string | null;
  /** Shopify's numeric ids of orders that were named. */
  orderIds: string[];
}

export const nobody: Person = { shopifyCustomerId: null, emails: [], phone: null, orderIds: [] };

/** Shorter numbers than this fit too many people. Ours. */
const shortestPhone = 7;

/** Whether the number is long enough to be one person's. */
export const isTelling = (phone: string): boolean => phone.replace(/\D/g, "").length >= shortestPhone;

/** The person of Shopify's customers/data_request and customers/redact. */
export function readPerson(payload: Payload): Person {
  const customer = isObject(payload.customer) ? payload.customer : {};
  const email = normaliseAddress(readText(customer.email) ?? "");
  const digits = (readText(customer.phone) ?? "").replace(/\D/g, "");
  const orders = Array.isArray(payload.orders_to_redact) ? payload.orders_to_redact : payload.orders_requested;
  return {
    shopifyCustomerId: readId(customer.id),
    emails: email === null ? [] : [email],
    phone: isTelling(digits) ? digits : null,
    orderIds: (Array.isArray(orders) ? orders : []).map(readId).filter((id) => id !== null),
  };
}

/** A person as it was stored; what does not read as one is nobody. */
export function parsePerson(stored: unknown): Person {
  if (!isObject(stored)) return nobody;
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  return {
    shopifyCustomerId: readId(stored.shopifyCustomerId),
    emails: texts(stored.emails),
    phone: readText(stored.phone),
    orderIds: texts(stored.orderIds),
  };
}

export const isNobody = (person: Person): boolean =>
  person.shopifyCustomerId === null && !person.emails.length && !person.orderIds.length && person.phone === null;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

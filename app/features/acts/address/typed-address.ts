import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { FieldProblem } from "../act-problems.ts";
import type { AddressUpdate, AnsweredAddress } from "./address-documents.ts";
import { countryName, isCountryCode, type CountryCode } from "./country-codes.ts";
import { listProvinces, provinceCodeOf } from "./province-codes.ts";

/** Where something is sent, as it is typed: "" where there is nothing. */
export interface TypedAddress {
  firstName: string;
  lastName: string;
  company: string;
  address1: string;
  address2: string;
  city: string;
  provinceCode: string;
  zip: string;
  /** Two letters. */
  countryCode: string;
  phone: string;
}

export const addressFields = [
  "firstName",
  "lastName",
  "company",
  "address1",
  "address2",
  "city",
  "provinceCode",
  "zip",
  "countryCode",
  "phone",
] as const satisfies readonly (keyof TypedAddress)[];

/** Without these nothing arrives. */
export const demandedFields: ReadonlySet<string> = new Set(["lastName", "address1", "city", "countryCode"]);

/** Shopify's limit of one field of an address. */
const longestField = 255;

/** Reads `address.<field>` of a form, and notes what is wrong with any of them. */
export function parseAddress(values: ReadonlyMap<string, string>, problems: FieldProblem[]): TypedAddress {
  const refuse = (field: string, problem: string) => void problems.push({ field, problem });
  const read = (field: keyof TypedAddress): string => {
    const name = `address.${field}`;
    const typed = (values.get(name) ?? "").replace(/\s+/g, " ").trim();
    if (typed === "" && demandedFields.has(field)) refuse(name, "missing");
    if (typed.length > longestField) refuse(name, "too_long");
    return typed;
  };
  const address = Object.fromEntries(addressFields.map((field) => [field, read(field)])) as unknown as TypedAddress;
  const countryCode = address.countryCode.toUpperCase();
  if (countryCode !== "" && !isCountryCode(countryCode)) refuse("address.countryCode", "missing");
  const provinceCode = provinceCodeOf(countryCode, address.provinceCode);
  if (provinceCode === null || (provinceCode === "" && listProvinces(countryCode)))
    refuse("address.provinceCode", "province");
  return { ...address, countryCode, provinceCode: provinceCode ?? "" };
}

/** As Shopify told it, ready to be corrected; null: there is none, or it is kept from us. */
export const readAddress = (at: AnsweredAddress | null): TypedAddress | null =>
  at && {
    firstName: at.firstName ?? "",
    lastName: at.lastName ?? "",
    company: at.company ?? "",
    address1: at.address1 ?? "",
    address2: at.address2 ?? "",
    city: at.city ?? "",
    provinceCode: at.provinceCode ?? "",
    zip: at.zip ?? "",
    countryCode: at.countryCodeV2 ?? "",
    phone: at.phone ?? "",
  };

export type AddressInput = NonNullable<VariablesOf<typeof AddressUpdate>["input"]["shippingAddress"]>;

/** Left out, not empty, where nothing was typed. */
export function writeAddress({ countryCode, ...rest }: TypedAddress): AddressInput {
  const typed = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
  return { ...typed, countryCode: countryCode as CountryCode };
}

/** Every field, null where nothing was typed: what the order had there goes. */
export const writeWholeAddress = ({ countryCode, ...rest }: TypedAddress): AddressInput => ({
  ...Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, value || null])),
  countryCode: countryCode as CountryCode,
});

/** The fields of a form that starts from an address. */
export const typedFields = (address: TypedAddress | null): Record<string, string> =>
  Object.fromEntries(addressFields.map((field) => [`address.${field}`, address?.[field] ?? ""]));

/** For people, line by line; the country in their language. */
export const addressLines = (at: TypedAddress, locale: string): string[] =>
  [
    [at.firstName, at.lastName].filter(Boolean).join(" "),
    at.company,
    at.address1,
    at.address2,
    [at.zip, at.city, at.provinceCode].filter(Boolean).join(" "),
    at.countryCode && countryName(at.countryCode, locale),
    at.phone,
  ].filter(Boolean);

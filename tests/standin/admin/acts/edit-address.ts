import type { AddressRecord } from "../../state.ts";

/** `MailingAddressInput` as the schema hands it over. */
export interface AddressInput {
  firstName?: string | null;
  lastName?: string | null;
  company?: string | null;
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  provinceCode?: string | null;
  province?: string | null;
  zip?: string | null;
  countryCode?: string | null;
  country?: string | null;
  phone?: string | null;
}

const blank: AddressRecord = {
  firstName: "",
  lastName: "",
  company: null,
  address1: "",
  address2: null,
  city: "",
  province: null,
  provinceCode: null,
  zip: "",
  country: "",
  countryCode: "",
  phone: null,
};

/** Lays what was given over the address that is there; what was not given stays. */
export function editAddress(current: AddressRecord | null, input: AddressInput): AddressRecord {
  const edited = { ...(current ?? blank) };
  for (const key of ["firstName", "lastName", "address1", "city", "zip"] as const)
    if (input[key] !== undefined) edited[key] = input[key] ?? "";
  for (const key of ["company", "address2", "province", "provinceCode", "phone"] as const)
    if (input[key] !== undefined) edited[key] = input[key];
  if (input.provinceCode !== undefined && input.province === undefined) edited.province = input.provinceCode;
  if (input.countryCode) {
    edited.countryCode = input.countryCode;
    edited.country = new Intl.DisplayNames(["en"], { type: "region" }).of(input.countryCode) ?? input.countryCode;
  }
  return edited;
}

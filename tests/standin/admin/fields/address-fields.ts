import type { AddressRecord } from "../../state.ts";
import type { FieldMap } from "../engine/request-context.ts";

export interface AddressSource {
  __typename: "MailingAddress";
  id: string;
  address: AddressRecord;
}

/** Wraps an address for GraphQL; `owner` makes its id, e.g. `order-1-shipping`. */
export function showAddress(id: string, address: AddressRecord | null): AddressSource | null {
  return address && { __typename: "MailingAddress", id: `gid://shopify/MailingAddress/${id}`, address };
}

function nameOf(address: AddressRecord): string {
  return `${address.firstName} ${address.lastName}`.trim();
}

export const addressFields: FieldMap<AddressSource> = {
  address1: ({ address }) => address.address1,
  address2: ({ address }) => address.address2,
  city: ({ address }) => address.city,
  company: ({ address }) => address.company,
  coordinatesValidated: () => false,
  country: ({ address }) => address.country,
  countryCode: ({ address }) => address.countryCode,
  countryCodeV2: ({ address }) => address.countryCode,
  firstName: ({ address }) => address.firstName,
  lastName: ({ address }) => address.lastName,
  name: ({ address }) => nameOf(address),
  phone: ({ address }) => address.phone,
  province: ({ address }) => address.province,
  provinceCode: ({ address }) => address.provinceCode,
  zip: ({ address }) => address.zip,
  formattedArea: ({ address }) => [address.city, address.provinceCode, address.country].filter(Boolean).join(", "),
  formatted: ({ address }, { withName, withCompany }: { withName: boolean; withCompany: boolean }) =>
    [
      withName ? nameOf(address) : null,
      withCompany ? address.company : null,
      address.address1,
      address.address2,
      [address.zip, address.city, address.provinceCode].filter(Boolean).join(" "),
      address.country,
    ].filter((line) => line !== null && line !== ""),
};

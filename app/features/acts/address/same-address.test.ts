import { expect, test } from "vitest";
import { isSameAddress } from "./same-address.ts";

const home = {
  firstName: "Ana",
  lastName: "Kowalska",
  company: "",
  address1: "ul. Długa 5/23",
  address2: "",
  city: "Kraków",
  provinceCode: "",
  zip: "30-001",
  countryCode: "PL",
  phone: "+48 600 100 200",
};

test("what Shopify tidied is still the same address", () => {
  expect(isSameAddress(home, { ...home, zip: "30001", phone: "+48600100200", address1: "UL.  Długa 5 / 23 " })).toBe(
    true,
  );
});

test.each([
  ["another house", { address1: "ul. Długa 6/23" }],
  ["another house of the same digits", { address1: "ul. Długa 52/3" }],
  ["a name with other vowel signs", { lastName: "कि" }, { lastName: "कु" }],
  ["another person", { lastName: "Nowak" }],
  ["a flat that was added", { address2: "m. 3" }],
])("%s is another address", (_name, change, from = {}) => {
  expect(isSameAddress({ ...home, ...from }, { ...home, ...change })).toBe(false);
});

test("no address is the same as none, and as no other", () => {
  expect(isSameAddress(null, null)).toBe(true);
  expect(isSameAddress(null, home)).toBe(false);
});

test("of an erased address nothing is known", () => {
  const erased = Object.fromEntries(Object.keys(home).map((field) => [field, null])) as unknown as typeof home;
  expect(isSameAddress(home, erased)).toBe(false);
});

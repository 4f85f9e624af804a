import { expect, test } from "vitest";
import { abilities, builtInRoles, readRole, roleOf } from "./role.ts";

const stored = {
  key: null,
  name: "Night shift",
  abilities: ["refund", "fly", "approve"],
  perActMinor: "1000",
  perDayMinor: 2000n,
  perCustomerYearMinor: null,
  mostPercent: null,
};

test("what this version does not know of a stored role is left out", () => {
  expect(readRole({ ...stored, key: "wizard" })).toEqual({
    key: null,
    name: "Night shift",
    abilities: ["refund", "approve"],
    perActMinor: 1000n,
    perDayMinor: 2000n,
    perCustomerYearMinor: null,
    mostPercent: null,
  });
});

test("the owner's role is as it always is, whatever is stored, and the account owner has it, whatever was chosen", () => {
  expect(readRole({ ...stored, key: "owner", abilities: [] })).toBe(builtInRoles.owner);
  expect(roleOf(true, stored)).toBe(builtInRoles.owner);
  expect(builtInRoles.owner.abilities).toEqual(abilities);
});

test("where nobody has changed a role everybody may do everything", () => {
  expect(roleOf(false, null)).toMatchObject({ abilities, perActMinor: null, perDayMinor: null });
});

import { expect, test } from "vitest";
import { parseTypedAmount } from "../acts/refund/refund-typed-amount.ts";
import { roleForm } from "./role-form.ts";
import { teamForm } from "./team-form.ts";
import type { RoleView } from "./role-view.ts";

const role = (minor: string, currency: string): RoleView => ({
  ref: "agent",
  key: "agent",
  name: "",
  abilities: ["refund"],
  perAct: { minor, currency },
  perDay: null,
  perCustomerYear: null,
  mostPercent: 15,
  isDefault: false,
  mayChange: true,
});

test.each([
  ["5000", "EUR", "en", "50.00"],
  ["123450", "EUR", "pl", "1234,50"],
  ["500", "JPY", "pt-BR", "500"],
  ["1250", "KWD", "pl", "1,250"],
  ["0", "EUR", "en", "0.00"],
])("%s %s stands in a %s form as %s, and is read as what it was", (minor, currency, locale, typed) => {
  const form = roleForm(role(minor, currency), locale);
  expect(form).toEqual({
    name: "",
    abilities: ["refund"],
    perAct: typed,
    perDay: "",
    perCustomerYear: "",
    mostPercent: "15",
  });
  const read = parseTypedAmount(form.perAct, currency, locale);
  expect(read).toEqual(minor === "0" ? { ok: false, problem: "zero" } : { ok: true, money: { minor: BigInt(minor), currency } }); // prettier-ignore
});

test("the team's form holds everybody's role that may be chosen, the default one and the minutes", () => {
  const person = { name: "", accountOwner: false, role: "agent", mayChoose: true };
  const people = [
    { ...person, id: "7", chosen: "lead" },
    { ...person, id: "8", chosen: null },
    { ...person, id: "9", chosen: "owner", mayChoose: false },
  ];
  const roles = [role("1", "EUR"), { ...role("1", "EUR"), ref: "12", isDefault: true }];
  expect(teamForm({ roles, people }, 60)).toEqual({
    "person.7": "lead",
    "person.8": "",
    defaultRole: "12",
    remindMinutes: "60",
  });
});

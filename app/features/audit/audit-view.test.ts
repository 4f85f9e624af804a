import { expect, test } from "vitest";
import { parseAuditFilter } from "./parse-audit-filter.ts";
import { isMoney, readChanges } from "./audit-view.ts";

test("only what is different is a change; what the first words say is none", () => {
  const before = { name: "agent", abilities: ["refund"], perAct: null, perDay: { minor: "5", currency: "EUR" } };
  const after = {
    name: "Agent",
    abilities: ["refund"],
    perAct: { minor: "0", currency: "EUR" },
    isNew: true,
    none: [],
  };
  expect(readChanges({ before, after })).toEqual([
    { field: "name", before: "agent", after: "Agent" },
    { field: "perAct", before: null, after: { minor: "0", currency: "EUR" } },
    { field: "perDay", before: { minor: "5", currency: "EUR" }, after: undefined },
    { field: "isNew", before: undefined, after: true },
  ]);
  expect(readChanges({ before: null, after: null })).toEqual([]);
});

test.each([
  [{ minor: "100", currency: "EUR" }, true],
  [{ minor: "1.5", currency: "EUR" }, false],
  [{ minor: "1", currency: "euros" }, false],
  [null, false],
  ["100", false],
])("a sum of money: %j is %s", (value, is) => expect(isMoney(value)).toBe(is));

test.each([
  ["", { staffId: null, isShopper: false, group: null, about: null, from: null, to: null }],
  [
    "staff=7&kind=roles&about=%20%231187&from=2026-11-01&to=2026-11-22",
    { staffId: 7n, isShopper: false, group: "roles", about: "1187", from: "2026-11-01", to: "2026-11-22" },
  ],
  [
    "staff=x&kind=toString&about=%23&from=22.11.2026&to=x",
    { staffId: null, isShopper: false, group: null, about: null, from: null, to: null },
  ],
  ["staff=shopper", { staffId: null, isShopper: true, group: null, about: null, from: null, to: null }],
])("a filter is read, and what is none is left out: %s", (asked, filter) =>
  expect(parseAuditFilter(new URLSearchParams(asked))).toEqual(filter),
);

import { expect, it } from "vitest";
import { parsePreference, preferencesFromJson } from "./staff-preferences.ts";

it.each([
  [{}, { singleKeys: true, notify: false, mailApprovals: true }],
  [
    { singleKeys: false, notify: true, mailApprovals: false },
    { singleKeys: false, notify: true, mailApprovals: false },
  ],
  [
    { singleKeys: "no", other: 1 },
    { singleKeys: true, notify: false, mailApprovals: true },
  ],
  [null, { singleKeys: true, notify: false, mailApprovals: true }],
  [[], { singleKeys: true, notify: false, mailApprovals: true }],
  ["x", { singleKeys: true, notify: false, mailApprovals: true }],
])("what was stored as %j is %j", (stored, read) => expect(preferencesFromJson(stored)).toEqual(read));

it.each([
  ["notify", "on", { notify: true }],
  ["mailApprovals", "off", { mailApprovals: false }],
  ["singleKeys", "off", { singleKeys: false }],
  ["singleKeys", "yes", null],
  ["accountOwner", "on", null],
  ["__proto__", "on", null],
  [null, "on", null],
])("the choice %j = %j is %j", (name, value, read) => expect(parsePreference(name, value)).toEqual(read));

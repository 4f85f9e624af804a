import { expect, it } from "vitest";
import { parseBulkAsk } from "./bulk-ask.server.ts";
import { everyTicket } from "./inbox-filter.ts";

const requestKey = "00000000-0000-4000-8000-000000000000";
const solve = { kind: "status", data: { status: "solved" } };
const read = (json: unknown) =>
  parseBulkAsk(json, (text) => (text === "" ? null : text === "nine" ? "2026-11-23T08:00:00.000Z" : undefined));

it.each([
  [{ numbers: [1, 2] }, { numbers: [1, 2] }],
  [{ filter: { status: ["open", "x"] } }, { filter: { ...everyTicket, status: ["open"] } }],
])("takes %j", (tickets, expected) => {
  expect(read({ change: solve, requestKey, tickets })).toEqual({ change: solve, requestKey, tickets: expected });
});

it.each([
  null,
  "x",
  {},
  { change: solve, requestKey, tickets: { numbers: [] } },
  { change: solve, requestKey, tickets: { numbers: [0] } },
  { change: solve, requestKey, tickets: { numbers: [1.5] } },
  { change: solve, requestKey, tickets: { numbers: ["1"] } },
  { change: solve, requestKey, tickets: { numbers: Array.from({ length: 5_001 }, (_, i) => i + 1) } },
  { change: solve, requestKey, tickets: { numbers: [1], filter: {} } },
  { change: solve, requestKey: "x", tickets: { numbers: [1] } },
  { change: { kind: "erase", data: {} }, requestKey, tickets: { numbers: [1] } },
  { change: { kind: "snooze", data: { snoozed: true, until: "soon" } }, requestKey, tickets: { numbers: [1] } },
])("refuses %j", (json) => expect(read(json)).toBeNull());

it.each([
  ["nine", "2026-11-23T08:00:00.000Z"],
  ["", null],
])("reads the end of a snooze %j as %j", (until, expected) => {
  const change = { kind: "snooze", data: { snoozed: true, until } };
  expect(read({ change, requestKey, tickets: { numbers: [1] } })?.change).toEqual({
    kind: "snooze",
    data: { snoozed: true, until: expected },
  });
});

import { expect, test } from "vitest";
import {
  isDoneStatus,
  isOpenStatus,
  isTicketStatus,
  mayChangeStatus,
  nextStatuses,
  statusAfterCustomerMessage,
  ticketStatuses,
} from "./ticket-status.ts";

test("what a person may choose, for every pair", () => {
  const table = ticketStatuses.map((from) =>
    [from.padEnd(8), ...ticketStatuses.map((to) => (mayChangeStatus(from, to) ? "x" : "."))].join(" "),
  );
  expect(table).toEqual([
    // new open pending on_hold solved closed spam
    "new      . x x x x . x",
    "open     . . x x x . x",
    "pending  . x . x x . x",
    "on_hold  . x x . x . x",
    "solved   . x x x . x x",
    "closed   . x . . . . x",
    "spam     . x . . . . .",
  ]);
});

test("the menu offers exactly what may be chosen", () => {
  for (const from of ticketStatuses)
    expect(new Set(nextStatuses(from))).toEqual(new Set(ticketStatuses.filter((to) => mayChangeStatus(from, to))));
});

test("the customer's message brings everything back but spam", () => {
  expect(ticketStatuses.map((status) => [status, statusAfterCustomerMessage(status)])).toEqual([
    ["new", "new"],
    ["open", "open"],
    ["pending", "open"],
    ["on_hold", "open"],
    ["solved", "open"],
    ["closed", "open"],
    ["spam", "spam"],
  ]);
});

test("open, done, and what is no status", () => {
  expect(ticketStatuses.filter(isOpenStatus)).toEqual(["new", "open"]);
  expect(ticketStatuses.filter(isDoneStatus)).toEqual(["solved", "closed"]);
  expect(["open", "Open", "toString", null, 1].filter(isTicketStatus)).toEqual(["open"]);
});

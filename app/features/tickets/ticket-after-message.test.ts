import { describe, expect, it } from "vitest";
import { ticketAfterMessage, type TicketState } from "./ticket-after-message.ts";

const noon = new Date("2026-11-21T12:00:00Z");
const one = new Date("2026-11-21T13:00:00Z");
const two = new Date("2026-11-21T14:00:00Z");
const ticket = (state: Partial<TicketState>): TicketState => ({
  status: "open",
  isOpen: true,
  waitingSince: null,
  lastActivityAt: noon,
  unread: false,
  solvedAt: null,
  closedAt: null,
  snoozed: false,
  snoozedUntil: null,
  ...state,
});

describe("a ticket after a customer's message", () => {
  it.each(["pending", "on_hold", "solved", "closed"] as const)("waits for us again when it was %s", (status) => {
    const after = ticketAfterMessage(ticket({ status, isOpen: false, solvedAt: noon }), { automatic: false, at: one });
    expect(after).toEqual(
      ticket({ status: "open", waitingSince: one, lastActivityAt: one, unread: true, solvedAt: null }),
    );
  });

  it("waits since the oldest unanswered message, in whatever order they are filed", () => {
    const once = ticketAfterMessage(ticket({ status: "new" }), { automatic: false, at: one });
    expect(once.status).toBe("new");
    expect(ticketAfterMessage(once, { automatic: false, at: two })).toMatchObject({
      waitingSince: one,
      lastActivityAt: two,
    });
    const late = ticketAfterMessage(ticket({ waitingSince: two, lastActivityAt: two }), { automatic: false, at: one });
    expect(late).toMatchObject({ waitingSince: one, lastActivityAt: two });
  });

  it.each(["new", "open", "pending", "solved", "spam"] as const)(
    "stays as it is for an automatic mail: %s",
    (status) => {
      const before = ticket({ status, isOpen: status === "new" || status === "open" });
      expect(ticketAfterMessage(before, { automatic: true, at: two })).toEqual(before);
    },
  );

  it("is no longer snoozed, in whatever status it was", () => {
    const snoozed = ticket({ status: "new", isOpen: false, snoozed: true, snoozedUntil: two });
    expect(ticketAfterMessage(snoozed, { automatic: false, at: one })).toMatchObject({
      status: "new",
      isOpen: true,
      snoozed: false,
      snoozedUntil: null,
    });
    expect(ticketAfterMessage(snoozed, { automatic: true, at: one })).toEqual(snoozed);
  });

  it("stays spam", () => {
    const spam = ticket({ status: "spam", isOpen: false });
    expect(ticketAfterMessage(spam, { automatic: false, at: one })).toEqual({ ...spam, lastActivityAt: one });
  });
});

import { describe, expect, it } from "vitest";
import type { Bounce } from "#app/platform/mail/bounce.ts";
import { chooseThread, isOwnMessage, readDeliveryReport } from "./route-mail.ts";

const ours = (id: string) => (id === "ours" ? { ticketId: 4n, messageId: 9n } : null);

describe("the ticket that a mail continues", () => {
  const token = { by: "reply_token", ticketId: 1n } as const;
  const own = { by: "own_message_id", ticketId: 2n, messageId: 20n } as const;
  const foreign = (id: string) => ({ by: "foreign_message_id", id }) as const;
  const known = (ids: bigint[], ticketByForeignId: [string, bigint][] = []) => ({
    ticketIds: new Set(ids),
    ticketByForeignId: new Map(ticketByForeignId),
  });

  it.each([
    ["the token's first", [token, own, foreign("a")], known([1n, 2n], [["a", 3n]]), 1n],
    ["our own id's where the token's ticket is gone", [token, own], known([2n]), 2n],
    [
      "the first known foreign id's",
      [foreign("x"), foreign("a"), foreign("b")],
      known(
        [],
        [
          ["b", 5n],
          ["a", 3n],
        ],
      ),
      3n,
    ],
    ["none of ours: a new one", [token, own, foreign("a")], known([7n], [["b", 3n]]), null],
    ["no candidates: a new one", [], known([1n]), null],
  ])("is %s", (_, candidates, threads, ticketId) => expect(chooseThread(candidates, threads)).toBe(ticketId));
});

describe("a report of failed delivery", () => {
  const bounce: Bounce = {
    finalRecipient: "ana@example.com",
    action: "failed",
    status: "5.1.1",
    diagnostic: "550 no such user",
    originalMessageId: "ours",
  };

  it("says which of our mails failed and why", () => {
    expect(readDeliveryReport(bounce, ours)).toEqual({ ticketId: 4n, messageId: 9n, detail: "5.1.1 550 no such user" });
    expect(readDeliveryReport({ ...bounce, status: null, diagnostic: null }, ours)?.detail).toBe("failed");
  });

  it.each([
    ["there is none", null],
    ["it names another's mail", { ...bounce, originalMessageId: "theirs" }],
    ["it names none", { ...bounce, originalMessageId: null }],
    ["the mail is only late", { ...bounce, action: "delayed" as const }],
    ["the mail was delivered", { ...bounce, action: "delivered" as const }],
  ])("changes nothing when %s", (_, report) => expect(readDeliveryReport(report, ours)).toBeNull());
});

describe("our own mail coming back", () => {
  const from = (...because: string[]) => ({ because });
  it.each([
    ["from our mailbox with our id", { messageId: "ours", automatic: from("own_address") }, true],
    ["our id borrowed by somebody else", { messageId: "ours", automatic: from() }, false],
    ["our mailbox with another id", { messageId: "theirs", automatic: from("own_address") }, false],
    ["without an id", { messageId: null, automatic: from("own_address") }, false],
  ])("%s", (_, mail, is) => expect(isOwnMessage(mail, ours)).toBe(is));
});

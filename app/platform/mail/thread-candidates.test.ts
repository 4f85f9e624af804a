import { expect, it } from "vitest";
import { makeMessageId, verifyMessageId } from "./message-id.server.ts";
import { makeReplyAddress, verifyReplyAddress } from "./reply-token.server.ts";
import { listThreadCandidates } from "./thread-candidates.ts";

const KEY = "a key for these tests only";
const verify = {
  replyAddress: (recipient: string) => {
    const target = verifyReplyAddress(KEY, recipient);
    return target?.shopId === 7n ? target : null;
  },
  messageId: (id: string) => verifyMessageId(KEY, 7n, id),
};
const own = (ticketId: bigint, messageId: bigint, shop = 7n) =>
  makeMessageId(KEY, shop, { ticketId, messageId }, "latte.example");

it("orders token, In-Reply-To, References from the last to the first, then foreign ids", () => {
  const mail = { inReplyTo: [own(2n, 20n)], references: ["x@gmail.example", own(3n, 30n), own(4n, 40n), own(2n, 20n)] };
  const recipients = ["someone@else.example", makeReplyAddress(KEY, { shopId: 7n, ticketId: 1n }, "help@in.example")];
  expect(listThreadCandidates(mail, recipients, verify)).toEqual([
    { by: "reply_token", ticketId: 1n },
    { by: "own_message_id", ticketId: 2n, messageId: 20n },
    { by: "own_message_id", ticketId: 4n, messageId: 40n },
    { by: "own_message_id", ticketId: 3n, messageId: 30n },
    { by: "foreign_message_id", id: "x@gmail.example" },
  ]);
});

it("takes another shop's marks for foreign ids or nothing", () => {
  const id = own(2n, 20n, 8n);
  const recipients = [makeReplyAddress(KEY, { shopId: 8n, ticketId: 1n }, "help@in.example")];
  const found = listThreadCandidates({ inReplyTo: [id], references: [] }, recipients, verify);
  expect(found).toEqual([{ by: "foreign_message_id", id }]);
});

it("asks at most 50 ids and knows a new conversation", () => {
  const references = Array.from({ length: 500 }, (_, i) => `${i}@x.example`);
  const found = listThreadCandidates({ inReplyTo: [], references }, [], verify);
  expect(found).toHaveLength(50);
  expect(found[0]).toEqual({ by: "foreign_message_id", id: "499@x.example" });
  expect(listThreadCandidates({ inReplyTo: [], references: [] }, ["help@in.example"], verify)).toEqual([]);
});

import { expect, test } from "vitest";
import { whyNoAcknowledgement, type FirstMail } from "./may-acknowledge.ts";

const mail: FirstMail = {
  address: "ana@example.com",
  automatic: false,
  senderTrust: "unknown",
  status: "new",
  blocked: false,
  ownMailboxes: ["support@shop.example", "in-abc@in.latte.app"],
};

test.each<[string, Partial<FirstMail>, string | null]>([
  ["a person's mail", {}, null],
  ["a machine's", { automatic: true }, "automatic"],
  ["no-reply", { address: "no-reply@carrier.example" }, "robot"],
  ["do-not-reply", { address: "do-not-reply@carrier.example" }, "robot"],
  ["mailer-daemon", { address: "mailer-daemon@example.com" }, "robot"],
  ["bounces+tag", { address: "bounces+17@list.example" }, "robot"],
  ["our own mailbox", { address: "support@shop.example" }, "own_mailbox"],
  ["our own mailbox with a tag", { address: "support+t_1abc@shop.example" }, "own_mailbox"],
  ["our own address for forwarding", { address: "in-abc@in.latte.app" }, "own_mailbox"],
  ["no address", { address: "unknown@sender.invalid" }, "unreachable"],
  ["a forged sender", { senderTrust: "failed" }, "forged"],
  ["a verified sender", { senderTrust: "verified" }, null],
  ["spam", { status: "spam" }, "spam"],
  ["a blocked sender", { blocked: true }, "blocked"],
])("%s", (_, change, expected) => {
  expect(whyNoAcknowledgement({ ...mail, ...change })).toBe(expected);
});

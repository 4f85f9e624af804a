import { describe, expect, it } from "vitest";
import { isRobotAddress, judgeAutomatic } from "./automatic-mail.ts";

describe("judgeAutomatic", () => {
  it.each([
    ["auto-submitted", "auto-replied", "auto_submitted"],
    ["auto-submitted", "auto-generated; x=y", "auto_submitted"],
    ["precedence", "Bulk", "precedence"],
    ["precedence", "auto_reply", "precedence"],
    ["list-id", "<news.example.com>", "mailing_list"],
    ["list-unsubscribe", "<https://example.com>", "mailing_list"],
    ["x-auto-response-suppress", "DR, OOF", "response_suppressed"],
    ["x-autoreply", "yes", "auto_reply_header"],
    ["x-loop", "shop", "loop_header"],
    ["return-path", "<>", "null_return_path"],
  ])("%s: %s → %s", (key, value, reason) => {
    const verdict = judgeAutomatic([{ key, value }], "ana@example.com", "text/plain");
    expect(verdict).toEqual({ is: true, because: [reason] });
  });

  it.each([
    ["auto-submitted", "no"],
    ["auto-submitted", "No; comment"],
    ["precedence", "first-class"],
    ["x-auto-response-suppress", "None"],
    ["return-path", "<ana@example.com>"],
    ["subject", "Out of office"],
  ])("%s: %s says nothing", (key, value) => {
    expect(judgeAutomatic([{ key, value }], "ana@example.com", "text/plain")).toEqual({ is: false, because: [] });
  });

  it("knows reports, robots and ourselves", () => {
    expect(judgeAutomatic([], null, "multipart/report; report-type=delivery-status").because).toEqual(["report"]);
    expect(judgeAutomatic([], "no-reply@example.com", "text/plain").because).toEqual(["no_reply_sender"]);
    expect(judgeAutomatic([], "help@shop.example", "text/plain", true).because).toEqual(["own_address"]);
  });
});

describe("isRobotAddress", () => {
  it.each([
    ["noreply@a.example", true],
    ["No-Reply@a.example", true],
    ["no_reply+x@a.example", true],
    ["donotreply@a.example", true],
    ["do-not-reply@a.example", true],
    ["MAILER-DAEMON@a.example", true],
    ["bounces+12=x@a.example", true],
    ["norbert@a.example", false],
    ["reply@a.example", false],
    ["bouncer@a.example", false],
    ["notify@a.example", false],
  ])("%s: %s", (address, expected) => {
    expect(isRobotAddress(address)).toBe(expected);
  });
});

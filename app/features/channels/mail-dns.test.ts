import { describe, expect, test } from "vitest";
import { judgeMailDns, type DnsAnswers } from "./mail-dns.ts";

const setup = { spfInclude: "include:spf.latte.app", dkimSelector: "latte", dkimTarget: "latte.dkim.latte.app" };
const none: DnsAnswers = { txt: [], dkimCname: [], dkimTxt: [], dmarcTxt: [] };
const judge = (answers: Partial<DnsAnswers>, own = setup) => judgeMailDns("shop.example", { ...none, ...answers }, own);

describe("SPF", () => {
  test.each([
    ["none", [], "missing", null, "v=spf1 include:spf.latte.app ~all"],
    ["other texts only", ["google-site-verification=x"], "missing", null, "v=spf1 include:spf.latte.app ~all"],
    ["us in it", ["v=spf1 include:_spf.google.com include:spf.latte.app -all"], "ok", null, undefined],
    ["upper case", ["V=SPF1 INCLUDE:SPF.LATTE.APP -ALL"], "ok", null, undefined],
    [
      "without us",
      ["v=spf1 include:_spf.google.com -all"],
      "wrong",
      "without_us",
      "v=spf1 include:_spf.google.com include:spf.latte.app -all",
    ],
    ["us as the end of a name", ["v=spf1 include:not-spf.latte.app -all"], "wrong", "without_us", expect.anything()],
    ["two", ["v=spf1 -all", "v=spf1 include:spf.latte.app -all"], "wrong", "several", expect.anything()],
    ["not answered", null, "unknown", null, undefined],
  ] as const)("%s", (_, txt, state, fault, value) => {
    const { spf } = judge({ txt: txt as string[] | null });
    expect([spf.state, spf.fault, spf.wanted?.value]).toEqual([state, fault, value]);
  });

  test("nothing is asked for where our server needs nothing", () => {
    const bare = { spfInclude: "", dkimSelector: "", dkimTarget: "" };
    expect(judge({}, bare)).toMatchObject({ spf: { state: "not_ours", wanted: null }, dkim: { state: "not_ours" } });
    expect(judge({ txt: ["v=spf1 -all"] }, bare).spf).toMatchObject({ state: "not_ours", found: "v=spf1 -all" });
  });
});

describe("DKIM", () => {
  test.each([
    ["none", {}, "missing", null],
    ["our CNAME, with its dot", { dkimCname: ["latte.dkim.latte.app."] }, "ok", null],
    ["another CNAME", { dkimCname: ["dkim.elsewhere.example"] }, "wrong", "elsewhere"],
    ["a key as text", { dkimTxt: ["v=DKIM1; k=rsa; p=MIIB"] }, "ok", null],
    ["a key that was withdrawn", { dkimTxt: ["v=DKIM1; p="] }, "wrong", "revoked"],
    ["not answered", { dkimCname: null }, "unknown", null],
  ] as const)("%s", (_, answers, state, fault) => {
    const { dkim } = judge(answers as Partial<DnsAnswers>);
    expect([dkim.state, dkim.fault]).toEqual([state, fault]);
  });
});

describe("DMARC", () => {
  test.each([
    ["none", [], "missing", null],
    ["a policy", ["v=DMARC1; p=quarantine; rua=mailto:a@shop.example"], "ok", null],
    ["no policy", ["v=DMARC1; rua=mailto:a@shop.example"], "wrong", "no_policy"],
    ["a policy for subdomains only", ["v=DMARC1; sp=none"], "wrong", "no_policy"],
    ["two", ["v=DMARC1; p=none", "v=DMARC1; p=reject"], "wrong", "several"],
    ["not answered", null, "unknown", null],
  ] as const)("%s", (_, txt, state, fault) => {
    const { dmarc } = judge({ dmarcTxt: txt as string[] | null });
    expect([dmarc.state, dmarc.fault]).toEqual([state, fault]);
  });
});

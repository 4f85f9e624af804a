import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMailbox } from "#app/features/channels/add-mailbox.server.ts";
import { changeMailbox, connectMailbox } from "#app/features/channels/change-mailbox.server.ts";
import { checkMailDns } from "#app/features/channels/check-mail-dns.server.ts";
import { listMailboxes } from "#app/features/channels/list-mailboxes.server.ts";
import { sendForwardingTest, sendOutgoingTest } from "#app/features/channels/send-test-mail.server.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { saveSettings } from "#app/features/shop/save-settings.server.ts";
import { findMailbox } from "#app/platform/db/mailbox-directory.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { readMailRecords } from "#app/platform/mail/mail-records.server.ts";
import { startDns, type DnsStandin } from "#tests/setup/dns-standin.ts";
import { countTickets, makeMailShop, receive, sendWaitingMail, startMail, stopMail, writeMail, type MailShop } from "./mail-desk.ts"; // prettier-ignore
import { headerOf, startPostbox, type Postbox } from "./mail-postbox.ts";

let postbox: Postbox;
let shop: MailShop;
let other: MailShop;
let round = 0;

beforeAll(async () => {
  await startMail();
  postbox = await startPostbox();
});
beforeEach(async () => {
  round += 1;
  postbox.mails.length = 0;
  postbox.refuseWith = null;
  shop = await makeMailShop(`coffee-${round}`, postbox);
  other = await makeMailShop(`tea-${round}`, postbox);
  await saveSettings(shop.desk, { undoSeconds: 0 });
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

const at = (round: number) => `help@coffee-${round}.example`;
async function connect(address = at(round)): Promise<bigint> {
  const added = await addMailbox(shop.desk, { address, displayName: "Coffee help" });
  if (!added.ok) throw new Error(added.problem);
  return BigInt(added.value.id);
}
const view = async (id: bigint) => (await listMailboxes(shop.desk, id))[0]!;

/** What the merchant's provider does: the same bytes to our address. */
async function forward(id: bigint, raw: string) {
  const { inboundAddress } = await view(id);
  const bytes = new Uint8Array(Buffer.from(raw, "latin1"));
  await receive({ ...shop, mailboxId: id }, bytes, { recipients: [inboundAddress!] });
}

describe("connecting an address", () => {
  test.each([
    ["no address", "address_invalid"],
    ["help@localhost", "address_invalid"],
    ['"a b"@shop.example', "address_invalid"],
    ["help@shop.example\r\nBcc: x@y.example", "address_invalid"],
    ["help+sales@shop.example", "address_plus"],
    ["support@other.in.latte.test", "address_ours"],
    ["x@in.latte.test", "address_ours"],
    ["no-reply@shop.example", "address_no_reply"],
  ])("%s is refused at its field", async (address, problem) => {
    expect(await addMailbox(shop.desk, { address, displayName: "" })).toEqual({ ok: false, problem, field: "address" });
  });

  test("it gets an address of ours that nobody guesses, and mail finds it by both", async () => {
    const id = await connect(`  Help@Coffee-${round}.Example `);
    const { address, inboundAddress, displayName } = await view(id);
    expect([address, displayName]).toEqual([at(round), "Coffee help"]);
    expect(inboundAddress).toMatch(/^in-[a-z2-7]{16}@in\.latte\.test$/);
    const [user, domain] = inboundAddress!.split("@");
    for (const to of [address, inboundAddress!, `${user}+t_1abc@${domain}`, inboundAddress!.toUpperCase()])
      expect(await findMailbox(to)).toMatchObject({ shopId: shop.desk.shop.id, id });
    expect(await findMailbox("in-aaaaaaaaaaaaaaaa@in.latte.test")).toBeNull();
  });

  test("one address belongs to one shop; whose is not told", async () => {
    await connect();
    const again = { address: at(round), displayName: "" };
    expect(await addMailbox(shop.desk, again)).toMatchObject({ problem: "address_here" });
    const refused = await addMailbox(other.desk, again);
    expect(refused).toEqual({ ok: false, problem: "address_taken", field: "address" });
    expect(JSON.stringify(refused)).not.toContain("coffee");
  });

  test("one that its shop disconnected is free; nothing of the old shop comes to the new one, and it has to be proven anew", async () => {
    const id = await connect();
    const old = (await view(id)).inboundAddress!;
    const proof = { inTestToken: "a", inTestSeenAt: new Date(), secretHash: "b" };
    await shop.desk.db.mailbox.updateMany({ where: { id }, data: proof });
    await connectMailbox(shop.desk, id, false);
    const added = await addMailbox(other.desk, { address: at(round), displayName: "Tea help" });
    if (!added.ok) throw new Error(added.problem);
    const [taken] = await listMailboxes(other.desk, BigInt(added.value.id));
    expect(taken).toMatchObject({ address: at(round), proven: false, hasSecret: false });
    expect(taken!.inboundAddress).not.toBe(old);
    expect(await findMailbox(at(round))).toMatchObject({ shopId: other.desk.shop.id });
    expect(await findMailbox(old)).toBeNull();
    expect(await view(id)).toMatchObject({ address: at(round), removed: true, proven: false, hasSecret: false });
    expect(await connectMailbox(shop.desk, id, true)).toEqual({ ok: false, problem: "address_taken" });
    expect(await findMailbox(old)).toBeNull();

    await connectMailbox(other.desk, BigInt(added.value.id), false);
    expect(await connectMailbox(shop.desk, id, true)).toMatchObject({ ok: true });
    expect(await findMailbox(old)).toMatchObject({ shopId: shop.desk.shop.id, id, address: at(round) });
    expect(await view(id)).toMatchObject({ removed: false, proven: false });
    expect(await addMailbox(other.desk, { address: at(round), displayName: "" })).toMatchObject({
      problem: "address_taken",
    });
  });

  test("two who connect it at once: one has it", async () => {
    const form = { address: at(round), displayName: "" };
    const answers = await Promise.all([addMailbox(shop.desk, form), addMailbox(other.desk, form)]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test("another shop's mailbox is not there", async () => {
    const id = await connect();
    const form = { displayName: "Taken over", signature: "" };
    expect(await listMailboxes(other.desk, id)).toEqual([]);
    expect(await changeMailbox(other.desk, id, form)).toBeNull();
    expect(await connectMailbox(other.desk, id, false)).toBeNull();
    expect(await sendForwardingTest(other.desk, id)).toBeNull();
    expect(await sendOutgoingTest(other.desk, id)).toBeNull();
    expect(await checkMailDns(other.desk, id)).toBeNull();
    expect((await view(id)).displayName).toBe("Coffee help");
  });

  test("what is typed wrong is answered at its field, and nothing changes", async () => {
    const id = await connect();
    expect(await changeMailbox(shop.desk, id, { displayName: " ", signature: "x" })).toMatchObject({
      problem: "name_missing",
      field: "displayName",
    });
    expect(await changeMailbox(shop.desk, id, { displayName: "x", signature: "y".repeat(1_001) })).toMatchObject({
      problem: "too_long",
      field: "signature",
    });
    expect(await view(id)).toMatchObject({ displayName: "Coffee help", signature: "" });
  });
});

describe("disconnecting", () => {
  test("it takes no mail any more, its tickets stay and are answered from another mailbox; reconnected it takes mail", async () => {
    const id = await connect();
    const { inboundAddress } = await view(id);
    await forward(id, Buffer.from(writeMail({ To: at(round) }, "Hello?")).toString("latin1"));
    expect(await connectMailbox(shop.desk, id, false)).toMatchObject({ ok: true });
    expect(await findMailbox(at(round))).toBeNull();
    expect(await findMailbox(inboundAddress!)).toBeNull();
    expect(await countTickets(shop)).toBe(1);
    const clientKey = "5d0f1c9e-0000-4000-8000-000000000001";
    expect(await sendReply(shop.desk, 1, { body: "Here we are.", clientKey })).toMatchObject({ ok: true });
    await sendWaitingMail(shop);
    expect(headerOf(postbox.mails.at(-1)!.raw, "From")).toContain(shop.address);
    expect(await sendForwardingTest(shop.desk, id)).toMatchObject({ problem: "not_connected" });
    await connectMailbox(shop.desk, id, true);
    expect(await findMailbox(inboundAddress!)).toMatchObject({ id });
  });
});

describe("the forwarding test", () => {
  test("goes to the public address, comes back at ours, and makes no ticket", async () => {
    const id = await connect();
    expect((await view(id)).forwarding.state).toBe("none");
    expect(await sendForwardingTest(shop.desk, id)).toEqual({ ok: true, value: null });
    expect((await view(id)).forwarding.state).toBe("waiting");
    const [sent] = postbox.mails;
    expect(sent!.to).toEqual([at(round)]);
    expect(headerOf(sent!.raw, "Auto-Submitted")).toBe("auto-generated");
    await forward(id, sent!.raw);
    expect(await view(id)).toMatchObject({ forwarding: { state: "arrived" }, proven: true });
    expect(await countTickets(shop)).toBe(0);
  });

  test("is known by its subject where the provider gave it an id of its own, and by nothing less", async () => {
    const id = await connect();
    await sendForwardingTest(shop.desk, id);
    const subject = headerOf(postbox.mails[0]!.raw, "Subject")!;
    const wrong = subject.replace(/\[latte-.{4}/, "[latte-aaaa");
    await forward(id, Buffer.from(writeMail({ Subject: wrong }, "x")).toString("latin1"));
    expect((await view(id)).forwarding.state).toBe("waiting");
    expect(await countTickets(shop)).toBe(1);
    await forward(id, Buffer.from(writeMail({ Subject: `Fwd: ${subject}` }, "x")).toString("latin1"));
    expect((await view(id)).forwarding.state).toBe("arrived");
    expect(await countTickets(shop)).toBe(1);
  });

  test("a test of another shop is a mail like any other", async () => {
    const id = await connect();
    await sendForwardingTest(shop.desk, id);
    await receive(other, new Uint8Array(Buffer.from(postbox.mails[0]!.raw, "latin1")));
    expect((await view(id)).forwarding.state).toBe("waiting");
    expect(await countTickets(other)).toBe(1);
  });

  test("not back after ten minutes it is late; coming later it has arrived", async () => {
    const id = await connect();
    await sendForwardingTest(shop.desk, id);
    const later = { ...shop.desk, now: () => new Date(Date.now() + 10 * 60_000) };
    expect((await listMailboxes(later, id))[0]!.forwarding.state).toBe("late");
    await forward(id, postbox.mails[0]!.raw);
    expect((await listMailboxes(later, id))[0]!.forwarding.state).toBe("arrived");
  });

  test("what the mail server refuses is said, and nothing is waited for", async () => {
    const id = await connect();
    postbox.refuseWith = 550;
    const answer = await sendForwardingTest(shop.desk, id);
    expect(answer).toMatchObject({ ok: false, problem: "not_taken", detail: expect.stringContaining("550") });
    expect((await view(id)).forwarding.state).toBe("none");
  });

  test("the report that it could not be delivered makes no ticket either", async () => {
    const id = await connect();
    await sendForwardingTest(shop.desk, id);
    const { raw, from } = postbox.mails[0]!;
    expect(from).toBe((await view(id)).inboundAddress);
    const report = [
      "From: MAILER-DAEMON@mx.example",
      `To: ${from}`,
      "Subject: Undelivered",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example",
      "",
      `Final-Recipient: rfc822; ${at(round)}`,
      "Action: failed",
      "Status: 5.1.1",
      "",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      `Message-ID: ${headerOf(raw, "Message-ID")}`,
      "",
      "--b--",
      "",
    ].join("\r\n");
    await forward(id, report);
    expect(await countTickets(shop)).toBe(0);
    expect((await view(id)).forwarding.state).toBe("waiting");
  });

  test("five in ten minutes are the most", async () => {
    const id = await connect();
    for (let count = 0; count < 5; count++) expect(await sendForwardingTest(shop.desk, id)).toMatchObject({ ok: true });
    expect(await sendForwardingTest(shop.desk, id)).toMatchObject({ problem: "too_many_tests" });
    expect(postbox.mails).toHaveLength(5);
  });
});

describe("the way out", () => {
  test("until the address is proven to be the shop's, replies leave from ours; answers come to ours always", async () => {
    const id = await connect();
    const { inboundAddress } = await view(id);
    await forward(id, Buffer.from(writeMail({ To: at(round) }, "Hello?")).toString("latin1"));
    const reply = async (clientKey: string) => {
      await sendReply(shop.desk, 1, { body: "Yes.", clientKey });
      await sendWaitingMail(shop);
      return postbox.mails.at(-1)!;
    };
    const before = await reply("5d0f1c9e-0000-4000-8000-000000000001");
    expect(headerOf(before.raw, "From")).toContain(inboundAddress);
    await sendForwardingTest(shop.desk, id);
    await forward(id, postbox.mails.at(-1)!.raw);
    const after = await reply("5d0f1c9e-0000-4000-8000-000000000002");
    expect(headerOf(after.raw, "From")).toContain(at(round));
    const [user] = inboundAddress!.split("@");
    for (const mail of [before, after]) {
      expect(headerOf(mail.raw, "Reply-To")).toContain(`${user}+t_`);
      expect(mail.from).toContain(`${user}+t_`);
    }
  });

  test("a test goes to the acting person, and what became of it is kept", async () => {
    const id = await connect();
    expect(await sendOutgoingTest(shop.desk, id)).toMatchObject({ problem: "no_own_address" });
    await prisma.staff.updateMany({ where: { shopId: shop.desk.shop.id }, data: { email: "tom@coffee.example" } });
    expect(await sendOutgoingTest(shop.desk, id)).toMatchObject({ ok: true });
    expect(postbox.mails.at(-1)!.to).toEqual(["tom@coffee.example"]);
    expect((await view(id)).outTest).toMatchObject({ problem: null });
    postbox.refuseWith = 451;
    expect(await sendOutgoingTest(shop.desk, id)).toMatchObject({ problem: "not_taken" });
    expect((await view(id)).outTest?.problem).toContain("451");
  });
});

describe("SPF, DKIM and DMARC", () => {
  let dns: DnsStandin;
  beforeAll(async () => void (dns = await startDns()));
  afterAll(() => dns.close());

  test("are read from the DNS and kept; a long key of several strings is one", async () => {
    const domain = `coffee-${round}.example`;
    const id = await connect();
    const records = readMailRecords([dns.address], 300);
    expect(await checkMailDns(shop.desk, id, records)).toMatchObject({
      spf: { state: "missing", wanted: { name: domain, value: "v=spf1 include:spf.latte.test ~all" } },
      dkim: { state: "missing", wanted: { name: `latte._domainkey.${domain}`, type: "CNAME" } },
      dmarc: { state: "missing" },
    });
    dns.txt.set(domain, ["v=spf1 include:spf.latte.test -all"]);
    dns.txt.set(`latte._domainkey.${domain}`, [`v=DKIM1; p=${"A".repeat(400)}`]);
    dns.txt.set(`_dmarc.${domain}`, ["v=DMARC1; p=reject"]);
    const found = await checkMailDns(shop.desk, id, records);
    expect(found).toMatchObject({ spf: { state: "ok" }, dkim: { state: "ok" }, dmarc: { state: "ok" } });
    expect((await view(id)).dns).toEqual(found);
    dns.cname.set(`latte._domainkey.${domain}`, "dkim.elsewhere.example");
    expect((await checkMailDns(shop.desk, id, records))?.dkim).toMatchObject({ state: "wrong", fault: "elsewhere" });
  });

  test("a name server that is silent is an answer too", async () => {
    const id = await connect();
    dns.silent = true;
    const found = await checkMailDns(shop.desk, id, readMailRecords([dns.address], 50));
    dns.silent = false;
    expect(found).toMatchObject({ spf: { state: "unknown" }, dkim: { state: "unknown" }, dmarc: { state: "unknown" } });
  });
});

import { createTransport } from "nodemailer";
import { afterEach, beforeEach, expect, it } from "vitest";
import { MailStore } from "./mail-store.ts";
import { Mailbox } from "./mailbox.ts";
import { SmtpInbox } from "./smtp-inbox.ts";

const clock = () => new Date("2026-11-01T10:00:00Z");
const ana = { name: "Ana Kowalska", address: "ana@example.pl" };

/** Stands for the app's listener: an inbox of its own. */
let shopStore: MailStore;
let shop: SmtpInbox;
let shopPort = 0;
let mailbox: Mailbox;
let smtpPort = 0;

beforeEach(async () => {
  shopStore = new MailStore(clock, () => undefined);
  shop = new SmtpInbox(shopStore);
  shopPort = await shop.start(0);
  mailbox = new Mailbox(
    clock,
    () => ({ host: "127.0.0.1", port: shopPort }),
    () => undefined,
  );
  smtpPort = await mailbox.start(0);
});

afterEach(async () => {
  await mailbox.stop();
  await shop.stop();
});

const write = () => mailbox.send({ from: ana, to: "help@shop.test", subject: "Zażółć", text: "Gdzie paczka?" });
const raw = (index: number) => Buffer.from(shopStore.list()[index]!.raw, "base64").toString();
const reply = () =>
  createTransport({ host: "127.0.0.1", port: smtpPort, ignoreTLS: true }).sendMail({
    from: "help@shop.test",
    to: "Ana <ANA@example.pl>",
    subject: "Re",
    text: "Hello",
  });

it("delivers a customer's mail with the provider's verdict on top", async () => {
  const mail = await write();
  expect(mail.state).toBe("delivered");
  expect(shopStore.list()[0]).toMatchObject({
    envelopeFrom: ana.address,
    envelopeTo: ["help@shop.test"],
    subject: "Zażółć",
  });
  expect(raw(0)).toMatch(/^Authentication-Results: mx\.latte\.test;\s+dmarc=pass/);
});

it("marks a forged sender", async () => {
  await mailbox.send({ from: ana, to: "help@shop.test", subject: "x", text: "x", spoofed: true });
  expect(raw(0)).toMatch(/^Authentication-Results: mx\.latte\.test;\s+dmarc=fail/);
});

it("keeps a mail while the shop's server is down, and delivers it when it is up again", async () => {
  await shop.stop();
  const mail = await write();
  expect(mail).toMatchObject({ state: "queued", problem: expect.stringContaining("ECONNREFUSED") });
  shop = new SmtpInbox(shopStore);
  shopPort = await shop.start(0);
  await mailbox.retryNow();
  expect(mail).toMatchObject({ state: "delivered", problem: null });
  expect(shopStore.list()).toHaveLength(1);
});

it("keeps a mail that is refused for now, and gives up one that is refused for good", async () => {
  shop.faults.push({ kind: "temporary", times: 1, to: null });
  expect(await write()).toMatchObject({ state: "queued" });
  await mailbox.retryNow();
  shop.faults.push({ kind: "permanent", times: 1, to: null });
  expect(await write()).toMatchObject({ state: "refused" });
});

it("takes the shop's mails, and finds them whoever waits", async () => {
  const waiting = mailbox.waitFor((mail) => mail.envelopeTo.includes(ana.address));
  await reply();
  expect((await waiting).subject).toBe("Re");
  expect(mailbox.messages({ to: "Ana@example.pl" })).toHaveLength(1);
  expect(mailbox.messages({ to: "else@example.pl" })).toHaveLength(0);
  expect((await mailbox.read(await waiting)).text?.trim()).toBe("Hello");
});

it("names what is there when a mail does not come", async () => {
  await reply();
  await expect(mailbox.waitFor((mail) => mail.subject === "other", 1)).rejects.toThrow(/ana@example\.pl "Re"/);
});

it.each([
  ["temporary", 451],
  ["permanent", 550],
] as const)("refuses the shop's mail on order: %s", async (kind, responseCode) => {
  mailbox.fail(kind);
  await expect(reply()).rejects.toMatchObject({ responseCode });
  await reply();
  expect(mailbox.messages()).toHaveLength(1);
});

it("cuts the connection on order", async () => {
  mailbox.fail("drop");
  await expect(reply()).rejects.toThrow();
  expect(mailbox.messages()).toHaveLength(0);
});

it("sends bytes as they are", async () => {
  const bytes = Buffer.from("Subject: odd\r\n\r\nb\xe9", "latin1");
  await mailbox.sendRaw(bytes, { from: "a@b.test", to: ["help@shop.test"] }, "none");
  expect(Buffer.from(shopStore.list()[0]!.raw, "base64").subarray(0, bytes.length)).toEqual(bytes);
});

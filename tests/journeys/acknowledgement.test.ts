import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acknowledgeMail } from "#app/features/channels/acknowledge-mail.server.ts";
import { acknowledgeMailJob } from "#app/features/channels/acknowledge-jobs.ts";
import { listFrozenAnswers, resumeAnswers } from "#app/features/channels/frozen-answers.server.ts";
import { listMailboxes } from "#app/features/channels/list-mailboxes.server.ts";
import { observeReplies } from "#app/features/channels/observe-replies.server.ts";
import { publishContactJob } from "#app/features/self-service/contact/contact-jobs.ts";
import { fileMailJob } from "#app/features/channels/mail-jobs.ts";
import { sendMailJob } from "#app/features/replies/delivery-jobs.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { saveSettings } from "#app/features/shop/save-settings.server.ts";
import { splitTicket } from "#app/features/tickets/split-ticket.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { makeMailShop, receive, sendWaitingMail, stopMail, writeMail, type MailShop } from "./mail-desk.ts";
import { headerOf, startPostbox, type Postbox } from "./mail-postbox.ts";

let postbox: Postbox;
let shop: MailShop;
let round = 0;
const hours = [...Array.from({ length: 5 }, () => [{ from: "09:00", to: "17:00" }]), [], []];

beforeAll(async () => {
  await jobQueue.start([fileMailJob, sendMailJob, acknowledgeMailJob, publishContactJob]);
  postbox = await startPostbox();
});
beforeEach(async () => {
  round += 1;
  postbox.mails.length = 0;
  shop = await makeMailShop(`roast-${round}`, postbox);
  await saveSettings(shop.desk, { ackEnabled: true, undoSeconds: 0 });
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

/** Works every acknowledgement that could be due, and sends what came of it. */
async function acknowledgeAll({ desk }: MailShop = shop) {
  const mails = await desk.db.message.findMany({ where: { kind: "customer" }, select: { id: true } });
  for (const { id } of mails) await acknowledgeMail(desk, { messageId: id.toString() });
  await sendWaitingMail({ ...shop, desk });
}
const customerWrites = async (headers: Record<string, string | null> = {}, text = "Where is my parcel?") => {
  await receive(shop, writeMail(headers, text));
  await acknowledgeAll();
};
const textOf = (raw: string) => Buffer.from(raw.slice(raw.indexOf("\r\n\r\n")), "latin1").toString();
const decoded = (raw: string) => textOf(raw).replaceAll(/=\r\n/g, "").replaceAll(/(?:=[0-9A-F]{2})+/g, (part) => Buffer.from(part.replaceAll("=", ""), "hex").toString()); // prettier-ignore

describe("the acknowledgement", () => {
  test("answers the first mail once, marked so that no machine answers it", async () => {
    await customerWrites({ Subject: "BUY NOW at evil.example", From: "Evil Offer <ana@example.com>" }, "SECRET words");
    await acknowledgeAll();
    expect(postbox.mails).toHaveLength(1);
    const { raw, to } = postbox.mails[0]!;
    expect(to).toEqual(["ana@example.com"]);
    expect(Object.fromEntries(["Auto-Submitted", "X-Auto-Response-Suppress", "Precedence", "X-Loop"].map((name) => [name, headerOf(raw, name)]))).toEqual({
      "Auto-Submitted": "auto-replied",
      "X-Auto-Response-Suppress": "All",
      Precedence: "auto_reply",
      "X-Loop": `latte-${shop.desk.shop.id}`,
    }); // prettier-ignore
    expect(headerOf(raw, "Subject")).toBe("We have received your message (#1)");
    expect(headerOf(raw, "In-Reply-To")).toMatch(/^<mail-\d+@example\.com>$/);
    expect(raw).not.toMatch(/SECRET|evil|Evil Offer/i);
  });

  test("is no answer: the ticket waits as before, and shows the customer's words", async () => {
    await customerWrites();
    const ticket = await shop.desk.db.ticket.findFirstOrThrow();
    expect(ticket).toMatchObject({ status: "new", unread: true, lastMessageBy: "customer", firstReplyAt: null });
    expect(ticket.waitingSince).not.toBeNull();
    expect([ticket.preview, ticket.messageCount]).toEqual(["Where is my parcel?", 2]);
  });

  test("filing asks for it once per ticket, and only where it is switched on", async () => {
    const asked = () =>
      prisma.$queryRawUnsafe<{ count: number }[]>(
        `select count(*)::int as count from pgboss.job
         where name = 'acknowledge-mail' and data->>'shopId' = '${shop.desk.shop.id}'`,
      );
    await receive(shop, writeMail({}, "First"));
    await receive(shop, writeMail({ "Auto-Submitted": "auto-replied" }, "Out of office"));
    const [first] = await asked();
    await saveSettings(shop.desk, { ackEnabled: false });
    await receive(shop, writeMail({}, "Third"));
    const [after] = await asked();
    expect(after).toEqual(first);
    expect(first!.count).toBe(1);
    await acknowledgeAll();
    expect(postbox.mails).toEqual([]);
  });

  test("says nothing where somebody was faster", async () => {
    await receive(shop, writeMail({}, "Hello?"));
    await sendReply(shop.desk, 1, { body: "Hi!", clientKey: "5d0f1c9e-0000-4000-8000-000000000001" });
    await acknowledgeAll();
    expect(postbox.mails.map(({ raw }) => headerOf(raw, "Auto-Submitted"))).toEqual([null]);
  });
});

describe("never to", () => {
  test.each<[string, Record<string, string>]>([
    ["Auto-Submitted", { "Auto-Submitted": "auto-generated" }],
    ["Precedence: bulk", { Precedence: "bulk" }],
    ["a mailing list", { "List-Id": "<news.example>" }],
    ["List-Unsubscribe", { "List-Unsubscribe": "<mailto:x@y.example>" }],
    ["X-Auto-Response-Suppress", { "X-Auto-Response-Suppress": "OOF, AutoReply" }],
    ["X-Loop", { "X-Loop": "somebody" }],
    ["an empty return path", { "Return-Path": "<>" }],
    ["no-reply", { From: "noreply@carrier.example" }],
    ["mailer-daemon", { From: "MAILER-DAEMON@mx.example" }],
    ["a forged sender", { "Authentication-Results": "mx.latte.test; dmarc=fail header.from=example.com" }],
  ])("%s", async (_, headers) => {
    // The provider's verdict stands on top, as it does in life.
    const { "Authentication-Results": verdict, ...rest } = headers;
    await customerWrites({ ...(verdict && { "Authentication-Results": verdict }), ...rest });
    expect(await shop.desk.db.message.count({ where: { kind: "customer" } })).toBe(1);
    expect(postbox.mails).toEqual([]);
  });

  test("our own mailboxes", async () => {
    await customerWrites({ From: shop.address });
    expect(postbox.mails).toEqual([]);
  });

  test("spam, and who is blocked, by address or domain", async () => {
    await prisma.blockedSender.create({ data: { shopId: shop.desk.shop.id, pattern: "@spam.example" } });
    await customerWrites({ From: "a@mail.spam.example" });
    await receive(shop, writeMail({}, "x"));
    await shop.desk.db.ticket.updateMany({ data: { status: "spam" } });
    await acknowledgeAll();
    expect(postbox.mails).toEqual([]);
  });
});

describe("limits", () => {
  test("five in ten minutes to one address, however many tickets it opens; then none until somebody resumes", async () => {
    for (let count = 0; count < 8; count++) await receive(shop, writeMail({}, `Parcel ${count}?`));
    await acknowledgeAll();
    expect(postbox.mails).toHaveLength(5);
    const told = [{ address: "ana@example.com", ticketNumber: expect.any(Number) }];
    expect(await listFrozenAnswers(shop.desk)).toEqual(told);
    expect(await listFrozenAnswers(shop.desk, shop.mailboxId)).toEqual(told);
    expect(await listFrozenAnswers(shop.desk, shop.mailboxId + 1n)).toEqual([]);
    await shop.desk.db.automaticMail.updateMany({ data: { at: new Date(Date.now() - 11 * 60_000) } });
    await acknowledgeAll();
    expect(postbox.mails).toHaveLength(5);
    await receive(shop, writeMail({ From: "bob@example.com" }, "And mine?"));
    await acknowledgeAll();
    expect(postbox.mails.at(-1)!.to).toEqual(["bob@example.com"]);
    await resumeAnswers(shop.desk, "ana@example.com");
    expect(await listFrozenAnswers(shop.desk)).toEqual([]);
    await acknowledgeAll();
    expect(postbox.mails).toHaveLength(9);
  });

  test("resumed, it may send five more at once", async () => {
    for (let count = 0; count < 12; count++) await receive(shop, writeMail({}, `Parcel ${count}?`));
    await acknowledgeAll();
    await resumeAnswers(shop.desk, "ana@example.com");
    await acknowledgeAll();
    expect(postbox.mails).toHaveLength(10);
    expect(await listFrozenAnswers(shop.desk)).toHaveLength(1);
  });

  test("asked for a hundred times at once, it is one mail", async () => {
    await receive(shop, writeMail({}, "Hello?"));
    const { id } = await shop.desk.db.message.findFirstOrThrow();
    await Promise.all(Array.from({ length: 20 }, () => acknowledgeMail(shop.desk, { messageId: id.toString() })));
    await sendWaitingMail(shop);
    expect(postbox.mails).toHaveLength(1);
  });

  test("case 45: two shops that write to each other stop, even where every sign of a machine is lost on the way", async () => {
    const other = await makeMailShop(`war-${round}`, postbox);
    await saveSettings(other.desk, { ackEnabled: true });
    const by = new Map([shop, other].map((one) => [one.address, one]));
    await receive(shop, writeMail({ From: other.address }, "Hello?"));
    let delivered = 0;
    for (let turn = 0; turn < 20; turn++) {
      await acknowledgeAll(shop);
      await acknowledgeAll(other);
      const fresh = postbox.mails.slice(delivered);
      delivered = postbox.mails.length;
      for (const { to, raw } of fresh) {
        const target = by.get(to[0]!)!;
        const from = target === shop ? other.address : shop.address;
        // A bad relay: it drops every header that tells, the threading too.
        await receive(target, writeMail({ From: from, Subject: `turn ${turn}` }, `${turn} ${textOf(raw)}`));
      }
    }
    expect(delivered).toBeGreaterThan(2);
    expect(delivered).toBeLessThanOrEqual(10);
  });

  test("and with their signs they stop at once", async () => {
    const other = await makeMailShop(`peace-${round}`, postbox);
    await saveSettings(other.desk, { ackEnabled: true });
    await receive(shop, writeMail({ From: other.address }, "Hello?"));
    await acknowledgeAll(shop);
    await receive(other, new Uint8Array(Buffer.from(postbox.mails[0]!.raw, "latin1")));
    await acknowledgeAll(other);
    expect(postbox.mails).toHaveLength(1);
    expect((await listMailboxes(other.desk))[0]!.lastMailAt).not.toBeNull();
  });
});

describe("what it says", () => {
  const body = () => decoded(postbox.mails.at(-1)!.raw);
  const days = (count: number) => new Date(Date.now() - count * 24 * 3_600_000);
  let numbers = 1_000;
  /** Tickets that a customer began; or, with another `kind`, we. */
  const begun = async (
    count: number,
    createdAt: Date,
    more: { firstReplyAt: Date } | { waitingSince: Date },
    kind: "customer" | "reply" = "customer",
  ) => {
    const { id } = await shop.desk.db.customer.findFirstOrThrow();
    for (let index = 0; index < count; index++) {
      const ticket = await shop.desk.db.ticket.create({
        data: { number: ++numbers, subject: "x", customerId: id, customerName: "x", lastActivityAt: createdAt, createdAt, ...more }, // prettier-ignore
      });
      await shop.desk.db.message.create({
        data: { ticketId: ticket.id, kind, authorName: "x", bodyText: "x", createdAt },
      });
    }
  };
  const answered = (count: number, hoursWaited: number, kind?: "reply") =>
    begun(count, days(5), { firstReplyAt: new Date(days(5).getTime() + hoursWaited * 3_600_000) }, kind);

  test("without knowledge and hours: no promise", async () => {
    await customerWrites();
    expect(body()).not.toMatch(/hour|day|We are here/);
  });

  test("with published hours: those, as long as fewer than twenty answers are known", async () => {
    await saveSettings(shop.desk, { hours });
    await customerWrites({ From: "first@example.com" });
    await answered(18, 1);
    await customerWrites();
    expect(body()).toContain("Monday–Friday 09:00–17:00 (time zone Europe/Warsaw)");
  });

  test("eight of ten were answered within 3 h 10: it says 4 hours", async () => {
    await saveSettings(shop.desk, { hours });
    await receive(shop, writeMail({ From: "first@example.com" }, "x"));
    await answered(20, 1);
    await answered(12, 3.1667);
    await answered(4, 90);
    expect((await observeReplies(shop.desk)).count).toBe(36);
    await customerWrites();
    expect(body()).toContain("within 4 hours");
    expect(body()).not.toContain("Monday–Friday");
  });

  test("what we wrote first does not count: nobody waited for it", async () => {
    await receive(shop, writeMail({ From: "first@example.com" }, "x"));
    await answered(20, 71.5);
    await answered(100, 0.01, "reply");
    expect((await observeReplies(shop.desk)).count).toBe(20);
    await customerWrites();
    expect(body()).toContain("within 3 days");
  });

  test("what was split off counts from when the customer wrote it", async () => {
    await receive(shop, writeMail({ From: "first@example.com" }, "One"));
    const [ticket] = await shop.desk.db.ticket.findMany();
    const two = await shop.desk.db.message.create({ data: { ticketId: ticket!.id, kind: "customer", authorName: "x", bodyText: "Two", createdAt: days(2) } }); // prettier-ignore
    const split = await splitTicket(shop.desk, ticket!.number, { messageId: two.id, extent: "only", subject: "Two" });
    if (!split?.ok) throw new Error("not split");
    await shop.desk.db.ticket.updateMany({ where: { number: split.value.number }, data: { firstReplyAt: days(1) } });
    expect((await observeReplies(shop.desk)).p80Seconds).toBeCloseTo(86_400, -1);
  });

  test("who still waits counts: the shop does not look faster by leaving mail lying", async () => {
    await receive(shop, writeMail({ From: "first@example.com" }, "x"));
    await answered(20, 1);
    await begun(10, days(5.9), { waitingSince: days(5.9) });
    await customerWrites();
    expect(body()).toContain("within 6 days");
  });

  test("nobody in: when somebody is back, in the shop's zone and over a holiday, in the customer's language", async () => {
    const at = new Date("2026-11-20T20:00:00Z");
    const desk = { ...shop.desk, now: () => at };
    await saveSettings(desk, { hours, holidays: [{ date: "2026-11-23", name: "Stock-taking" }] });
    await receive(shop, writeMail({}, "Gdzie jest moja paczka? Czekam od tygodnia."));
    await prisma.ticket.updateMany({ where: { shopId: desk.shop.id }, data: { language: "pl" } });
    await acknowledgeAll({ ...shop, desk });
    expect(body()).toContain("W tej chwili nikogo nie ma. Wracamy: wtorek, 24 listopada 09:00.");
    expect(headerOf(postbox.mails.at(-1)!.raw, "From")).toContain(shop.address);
  });

  test("the merchant's own words stand in place of ours", async () => {
    await saveSettings(shop.desk, { ackText: "Cheers from **Roast**!" });
    await customerWrites();
    expect(body()).toContain("Cheers from");
    expect(body()).not.toContain("Thank you for writing");
    expect(body()).toContain("This is an automatic message.");
  });
});

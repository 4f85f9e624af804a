import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import {
  conversation,
  countTickets,
  makeMailShop,
  receive,
  sendWaitingMail,
  startMail,
  stopMail,
  writeMail,
  type MailShop,
} from "./mail-desk.ts";
import { headerOf, startPostbox, type Postbox } from "./mail-postbox.ts";

let postbox: Postbox;
let shop: MailShop;
let other: MailShop;
/** Of a mail that this shop sent about its ticket 1. */
let marks: { messageId: string; replyTo: string };
let shops = 0;

beforeAll(async () => {
  await startMail();
  postbox = await startPostbox();
});
beforeEach(async () => {
  shops += 1;
  shop = await makeMailShop(`threads-${shops}`, postbox);
  other = await makeMailShop(`others-${shops}`, postbox);
  marks = await talk(shop);
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

/** A mail and an answer to it. */
async function talk(with_: MailShop): Promise<typeof marks> {
  await receive(with_, writeMail({ "Message-ID": "<start@example.com>" }, "Hello"));
  await sendReply(with_.desk, 1, { body: "Secret: your parcel is at 5 High Street", clientKey: randomUUID() });
  await sendWaitingMail(with_);
  const raw = postbox.mails.at(-1)?.raw ?? "";
  const replyTo = /<([^>]+\+t_[^>]+)>/.exec(headerOf(raw, "Reply-To") ?? "")?.[1] ?? "";
  return { messageId: headerOf(raw, "Message-ID") ?? "", replyTo };
}

describe("an answer joins its ticket", () => {
  test("by our Message-ID alone", async () => {
    await receive(shop, writeMail({ "In-Reply-To": marks.messageId }, "Thanks"));
    expect(await countTickets(shop)).toBe(1);
  });

  test("by the reply token alone, its case changed", async () => {
    await receive(shop, writeMail({}, "Thanks"), { recipients: [marks.replyTo.toUpperCase()] });
    expect(await countTickets(shop)).toBe(1);
  });

  test("by the id of the customer's own earlier mail", async () => {
    await receive(shop, writeMail({ References: "<start@example.com>" }, "One more thing"));
    expect(await countTickets(shop)).toBe(1);
  });
});

test("case 43: a stranger with the right References is a guest, and the ticket stays the customer's", async () => {
  await receive(shop, writeMail({ From: "Eve <eve@example.net>", References: marks.messageId }, "I am Ana"));
  expect(await countTickets(shop)).toBe(1);
  const last = (await conversation(shop, 1)).at(-1);
  expect(last).toMatchObject({ kind: "guest", authorName: "Eve", authorEmail: "eve@example.net" });
  expect((await openTicket(shop.desk, 1))?.customer).toEqual({ name: "Ana Kowalska", email: "ana@example.com" });
  const before = postbox.mails.length;
  await sendReply(shop.desk, 1, { body: "To the customer", clientKey: randomUUID() });
  await sendWaitingMail(shop);
  expect(postbox.mails.slice(before).map(({ to }) => to)).toEqual([["ana@example.com"]]);
});

test("somebody who writes under the customer's address is shown as not verified", async () => {
  const verdict = "mx.latte.test; dmarc=fail header.from=example.com; spf=fail";
  await receive(
    shop,
    writeMail({ "Authentication-Results": verdict, References: marks.messageId }, "Change my address"),
  );
  expect((await conversation(shop, 1)).at(-1)).toMatchObject({ kind: "customer", senderTrust: "failed" });
  const passed = "mx.latte.test; dmarc=pass header.from=example.com";
  await receive(shop, writeMail({ "Authentication-Results": passed, References: marks.messageId }, "It is me"));
  expect((await conversation(shop, 1)).at(-1)).toMatchObject({ kind: "customer", senderTrust: "verified" });
});

describe("case 42: a new ticket, with nothing of the old one, for", () => {
  const isNew = async (headers: Record<string, string>, recipients: string[]) => {
    await receive(shop, writeMail({ From: "Eve <eve@example.net>", ...headers }, "Hi"), { recipients });
    expect(await countTickets(shop)).toBe(2);
    expect((await conversation(shop, 2)).map(({ bodyText }) => bodyText)).toEqual(["Hi"]);
    expect(await conversation(shop, 1)).toHaveLength(2);
  };

  test("the subject and the number of the old one", () =>
    isNew({ Subject: "Re: Where is my parcel? #1" }, [shop.address]));
  test("a guessed token", () => isNew({}, [marks.replyTo.replace(/.@/, (end) => (end === "a@" ? "b@" : "a@"))]));
  test("a cut token", () => isNew({}, [marks.replyTo.replace(/.{4}@/, "@")]));
  test("a guessed Message-ID", () =>
    isNew({ "In-Reply-To": marks.messageId.replace(/\.[a-z2-7]{16}@/, ".aaaaaaaaaaaaaaaa@") }, [shop.address]));
  test("the customer's mail id, known to another shop only", async () => {
    await receive(other, writeMail({ References: "<start@example.com>" }, "Hi"));
    expect(await countTickets(other)).toBe(1);
  });
  test("another shop's token and Message-ID", async () => {
    const theirs = await talk(other);
    await isNew({ "In-Reply-To": theirs.messageId }, [theirs.replyTo]);
    expect(await countTickets(other)).toBe(1);
    expect(await conversation(other, 1)).toHaveLength(2);
  });
});

test("spam stays spam when its sender writes again", async () => {
  await shop.desk.db.ticket.updateMany({
    where: { number: 1 },
    data: { status: "spam", isOpen: false, unread: false },
  });
  await receive(shop, writeMail({ References: marks.messageId }, "Buy now"));
  expect(await shop.desk.db.ticket.findFirstOrThrow({ where: { number: 1 } })).toMatchObject({
    status: "spam",
    isOpen: false,
    unread: false,
    messageCount: 3,
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { askPrivacy } from "#app/features/privacy/ask-privacy.server.ts";
import { jobs } from "#app/jobs.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { arrive, fileWaitingMail, makeMailShop, receive, stopMail, writeMail, type MailShop } from "./mail-desk.ts";
import { findMarks, fulfilAll } from "./privacy-shop.ts";

/** An erasure finds what is the person's wherever it stands, and leaves those alone whose names only begin alike. */

const him = "jean-pierre@ex-ample.com";
const from = `Jean-Pierre <${him}>`;
let shop: MailShop;

beforeAll(async () => {
  await jobQueue.start(jobs.map(({ kind }) => kind));
  shop = await makeMailShop("neighbours");
});
afterAll(stopMail);

async function erase(email: string): Promise<void> {
  const person = { shopifyCustomerId: null, emails: [email], phone: null, orderIds: [] };
  const [requestKey, receivedAt] = [`erase-${email.length}`, new Date()];
  await askPrivacy(shop.desk, { kind: "redact", source: "merchant", requestKey, person, receivedAt });
  await fulfilAll(shop.desk);
  expect(await shop.desk.db.privacyRequest.findFirst({ where: { requestKey } })).toMatchObject({
    state: "done",
  });
}

test("case 32: a name and an address with a hyphen, a mail that came twice, a report, a file's name: nothing is left", async () => {
  const once = { From: from, "Message-ID": "<one@ex-ample.com>" };
  await receive(shop, writeMail(once, "The blue cup is broken."), { envelopeFrom: him });
  // By another way: other bytes, and nobody in the envelope.
  await arrive(shop, writeMail({ ...once, Received: "from elsewhere" }, "The blue cup is broken."), {
    envelopeFrom: "",
  });
  await fileWaitingMail(shop);
  expect(await shop.desk.db.inboundMail.findFirst({ where: { problem: "duplicate" } })).toMatchObject({
    raw: expect.any(Uint8Array),
  });
  const { id: ticketId } = await shop.desk.db.ticket.findFirstOrThrow({});
  const reply = await prisma.message.create({
    data: { shopId: shop.desk.shop.id, ticketId, kind: "reply", authorName: "Tom", bodyText: "Sorry", deliveryState: "sent" },
  }); // prettier-ignore
  const bob = writeMail({ From: "Bob <bob@example.com>", Cc: him }, `Ask Jean-Pierre.`);
  await receive(shop, bob, { envelopeFrom: "bob@example.com" });
  const bobs = await shop.desk.db.message.findFirstOrThrow({ where: { authorEmail: "bob@example.com" } });
  await prisma.attachment.create({
    data: {
      shopId: shop.desk.shop.id, messageId: bobs.id, position: 0, fileName: "Jean-Pierre's cup.txt", sizeBytes: 1,
      contentType: "text/plain",
    },
  }); // prettier-ignore
  // Somebody who has nothing to do with him names him, in a conversation that he is not in.
  const carol = writeMail({ From: "Carol <carol@example.com>" }, `My colleague is ${him}.`);
  await receive(shop, carol, { envelopeFrom: "carol@example.com" });

  await erase(him);
  expect(await findMarks([him, "Jean-Pierre", "blue cup"], shop.desk.shop.id)).toEqual([]);
  expect(await shop.desk.db.attachment.findFirst({})).toMatchObject({ fileName: "—'s cup.txt" });
  expect(await shop.desk.db.message.findFirst({ where: { id: reply.id } })).toMatchObject({ bodyText: "" });
});

test("case 32: who is called or reached nearly the same keeps every word", async () => {
  const ann = "ann@example.org";
  const words =
    "Write to joann@example.org or ann@example.org.pl, or call 1234567. I am Annabella, not Annab. Order 12345.";
  const other = await makeOther(words);
  await receive(shop, writeMail({ From: `Annab <${ann}>`, Cc: "joann@example.org" }, "Hello"), { envelopeFrom: ann });
  const { customerId } = await shop.desk.db.ticket.findFirstOrThrow({
    where: { messages: { some: { authorEmail: ann } } },
  });
  // A number that somebody typed only to have typed one is nobody's.
  await prisma.customer.updateMany({ where: { id: customerId }, data: { phone: "12345" } });
  await erase(ann);
  expect(await shop.desk.db.message.findFirst({ where: { id: other } })).toMatchObject({
    bodyText: words,
    quotedText: words,
    bodyHtml: `<p>${words}</p>`,
  });
});

async function makeOther(words: string): Promise<bigint> {
  await receive(shop, writeMail({ From: "Joann <joann@example.org>" }, words), { envelopeFrom: "joann@example.org" });
  const { id } = await shop.desk.db.message.findFirstOrThrow({ where: { authorEmail: "joann@example.org" } });
  await prisma.message.updateMany({ where: { id }, data: { quotedText: words, bodyHtml: `<p>${words}</p>` } });
  return id;
}

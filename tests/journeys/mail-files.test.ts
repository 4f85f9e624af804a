import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { attachFile } from "#app/features/files/attach-file.server.ts";
import { clearFiles } from "#app/features/files/clear-files.server.ts";
import { detachFile } from "#app/features/files/detach-file.server.ts";
import { largestFile, mostFiles } from "#app/features/files/file-kinds.ts";
import { findDraftFile } from "#app/features/files/find-draft-file.server.ts";
import { keepFile } from "#app/features/files/keep-file.server.ts";
import { unpackMail } from "#app/features/files/unpack-mail.server.ts";
import { deliverMessage } from "#app/features/replies/deliver-message.server.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { findAttachment } from "#app/features/tickets/find-attachment.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { fileDigest } from "#app/platform/files/file-digest.server.ts";
import { FilesUnavailable, type ShopFiles } from "#app/platform/files/file-store.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { clearFilesJob, unpackMailJob } from "#app/features/files/file-jobs.ts";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { parseMail } from "#tests/standin/mailbox/stored-mail.ts";
import {
  conversation,
  deskOf,
  makeMailShop,
  receive,
  sendWaitingMail,
  startMail,
  stopMail,
  writeMail,
  type MailShop,
} from "./mail-desk.ts";
import { startPostbox, type Postbox } from "./mail-postbox.ts";

let postbox: Postbox;
let shop: MailShop;
let shops = 0;

beforeAll(async () => {
  await startMail();
  await jobQueue.start([unpackMailJob, clearFilesJob]);
  postbox = await startPostbox();
});
beforeEach(async () => {
  shops += 1;
  postbox.mails.length = 0;
  shop = await makeMailShop(`files-${shops}`, postbox);
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

/** A mail with these files; each is [name, declared type, bytes, content id]. */
function withFiles(...files: [string, string, Buffer, string?][]): Uint8Array<ArrayBuffer> {
  const parts = files.map(
    ([name, type, bytes, cid]) =>
      `--b\nContent-Type: ${type}; name="${name}"\nContent-Disposition: ${cid ? "inline" : "attachment"}; filename="${name}"\n` +
      `${cid ? `Content-ID: <${cid}>\n` : ""}Content-Transfer-Encoding: base64\n\n${bytes.toString("base64")}\n`,
  );
  return writeMail(
    { "Content-Type": 'multipart/mixed; boundary="b"' },
    `--b\nContent-Type: text/plain\n\nSee the picture\n${parts.join("")}--b--`,
  );
}

const away: ShopFiles = {
  put: () => Promise.reject(new FilesUnavailable("away")),
  get: () => Promise.reject(new FilesUnavailable("away")),
  remove: () => Promise.reject(new FilesUnavailable("away")),
};

const filesOf = async (number = 1) => (await conversation(shop, number)).at(-1)!.attachments;
const attach = (bytes: Uint8Array = tinyPng, fileName = "mug.png") =>
  attachFile(shop.desk, 1, { kind: "reply", fileName, bytes });
const reply = (draftFileIds: string[], more = {}) =>
  sendReply(shop.desk, 1, { body: "Here", clientKey: randomUUID(), draftFileIds, ...more });
async function attached(bytes: Uint8Array = tinyPng, name?: string): Promise<string> {
  const answer = await attach(bytes, name);
  if (!answer?.ok) throw new Error("not attached");
  return answer.value.id;
}

test("the files of a mail are stored once by what they are, and shown by what they are", async () => {
  const lie = Buffer.from("<script>alert(1)</script>");
  await receive(
    shop,
    withFiles(
      ["a.png", "image/png", tinyPng, "pic@x"],
      ["b.png", "application/pdf", tinyPng],
      ["c.png", "image/png", lie],
    ),
  );
  await receive(shop, withFiles(["again.png", "image/png", tinyPng]));
  expect(await filesOf()).toMatchObject([
    { fileName: "a.png", isPicture: true, contentId: "pic@x" },
    { fileName: "b.png", isPicture: true, contentId: null },
    { fileName: "c.png", isPicture: false },
  ]);
  const rows = await shop.desk.db.storedFile.findMany({ orderBy: { id: "asc" } });
  expect(rows.map(({ digest, contentType }) => [digest, contentType])).toEqual([
    [fileDigest(tinyPng), "image/png"],
    [fileDigest(lie), "text/plain"],
  ]);
  const [a] = await filesOf();
  await shop.desk.db.inboundMail.updateMany({ data: { raw: null } });
  const found = await findAttachment(shop.desk, BigInt(a!.id));
  expect(found).toMatchObject({ fileName: "a.png", contentType: "image/png" });
  expect(Buffer.from(found!.bytes).equals(tinyPng)).toBe(true);
});

test("a store that is away does not hold mail up; its files come from the original, and into the store later", async () => {
  const down: MailShop = { ...shop, desk: { ...shop.desk, files: away } };
  const before = await jobQueue.pending();
  await receive(down, withFiles(["a.png", "image/png", tinyPng]));
  const [file] = await filesOf();
  expect(file).toMatchObject({ fileName: "a.png", isPicture: false });
  expect(await jobQueue.pending()).toBeGreaterThan(before);
  expect(Buffer.from((await findAttachment(shop.desk, BigInt(file!.id)))!.bytes).equals(tinyPng)).toBe(true);
  const messageId = (await conversation(shop, 1)).at(-1)!.id;
  await expect(unpackMail(down.desk, { messageId })).rejects.toBeInstanceOf(FilesUnavailable);
  await unpackMail(shop.desk, { messageId });
  await unpackMail(shop.desk, { messageId });
  expect(await filesOf()).toMatchObject([{ isPicture: true }]);
  expect(await shop.desk.db.storedFile.count()).toBe(1);
});

test("a mail without files asks the store for nothing", async () => {
  await receive({ ...shop, desk: { ...shop.desk, files: away } }, writeMail({}, "Hello"));
  expect(await filesOf()).toEqual([]);
});

test("what is attached stays with the draft, and leaves as it was put there, under a harmless name", async () => {
  await receive(shop, writeMail({}, "Hello"));
  const pdf = randomBytes(200_000);
  const ids = [await attached(), await attached(pdf, '../../x\r\nBcc: evil@x.test"ü.pdf')];
  const view = await openTicket(shop.desk, 1);
  expect(view?.compose.files.map(({ id }) => id)).toEqual(ids);
  expect(Buffer.from((await findDraftFile(shop.desk, BigInt(ids[0]!)))!.bytes).equals(tinyPng)).toBe(true);
  expect(await reply(ids)).toMatchObject({ ok: true });
  expect((await openTicket(shop.desk, 1))?.compose.files).toEqual([]);
  await sendWaitingMail(shop);
  const mail = await parseMail(Buffer.from(postbox.mails[0]!.raw, "latin1"));
  expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
    ["mug.png", "image/png"],
    ["x Bcc_ evil@x.test_ü.pdf", "application/octet-stream"],
  ]);
  const sent = mail.attachments.map(({ content }) => Buffer.from(String(content), "base64"));
  expect(sent[0]!.equals(tinyPng) && sent[1]!.equals(pdf)).toBe(true);
  expect(postbox.mails[0]!.to).toEqual(["ana@example.com"]);
});

test("a store that is away when a mail should leave loses nothing", async () => {
  await receive(shop, writeMail({}, "Hello"));
  const answer = await reply([await attached()]);
  const messageId = answer?.ok ? answer.value.messageId : "";
  await expect(deliverMessage({ ...shop.desk, files: away }, { messageId })).rejects.toBeInstanceOf(FilesUnavailable);
  expect((await conversation(shop, 1)).at(-1)?.delivery).toMatchObject({
    state: "queued",
    detail: "files_unavailable",
  });
  await deliverMessage(shop.desk, { messageId });
  expect(postbox.mails).toHaveLength(1);
});

test("limits are kept, also by many at once", async () => {
  await receive(shop, writeMail({}, "Hello"));
  expect(await attach(Buffer.alloc(largestFile + 1))).toMatchObject({ ok: false, problem: "file_too_large" });
  expect(await attach(Buffer.alloc(0))).toMatchObject({ ok: false, problem: "file_empty" });
  const big = Buffer.alloc(13 * 1024 * 1024, 1);
  const both = await Promise.all([attach(big), attach(Buffer.concat([big, tinyPng]))]);
  expect(both.map((one) => (one?.ok ? "ok" : one?.problem)).sort()).toEqual(["files_too_large", "ok"]);
  const many = await Promise.all(Array.from({ length: mostFiles + 2 }, (_, n) => attach(Buffer.from(`file ${n}`))));
  expect(many.filter((one) => one?.ok)).toHaveLength(mostFiles - 1);
});

test("a file that was taken away in another window is not sent around", async () => {
  await receive(shop, writeMail({}, "Hello"));
  const id = await attached();
  expect(await detachFile(shop.desk, 1, BigInt(id))).toMatchObject({ ok: true });
  expect(await reply([id])).toMatchObject({ ok: false, problem: "files_changed" });
  expect(await detachFile(shop.desk, 1, BigInt(id))).toBeNull();
});

test("a file is only its owner's, and only its shop's", async () => {
  await receive(shop, writeMail({}, "Hello"));
  const id = BigInt(await attached());
  const colleague = await deskOf(shop.desk.shop.id, "Ewa");
  const other = await makeMailShop(`files-other-${shops}`);
  await receive(other, writeMail({}, "Hello"));
  for (const desk of [colleague, other.desk]) {
    expect(await findDraftFile(desk, id)).toBeNull();
    expect(await detachFile(desk, 1, id)).toBeNull();
    expect(
      await sendReply(desk, 1, { body: "x", clientKey: randomUUID(), draftFileIds: [id.toString()] }),
    ).toMatchObject({ problem: "files_changed" });
  }
  expect(await findDraftFile(shop.desk, id)).not.toBeNull();
});

test("only files that nothing points at are forgotten, and only after a day", async () => {
  await receive(shop, withFiles(["a.png", "image/png", tinyPng]));
  const orphan = Buffer.from("a crash came before anybody used it");
  await keepFile(shop.desk, orphan);
  expect(await clearFiles(shop.desk)).toBe(0);
  const tomorrow = { ...shop.desk, now: () => new Date(Date.now() + 25 * 3_600_000) };
  expect(await clearFiles(tomorrow)).toBe(1);
  expect(await shop.desk.files.get(fileDigest(orphan))).toBeNull();
  expect(await shop.desk.files.get(fileDigest(tinyPng))).not.toBeNull();
  const kept = await keepFile(shop.desk, orphan);
  expect(await shop.desk.files.get(fileDigest(orphan))).not.toBeNull();
  expect(await shop.desk.db.storedFile.count({ where: { id: kept.id } })).toBe(1);
});

test("keeping and forgetting the same file at once never leaves a row without its bytes", async () => {
  const bytes = randomBytes(50);
  await keepFile(shop.desk, bytes);
  for (let round = 0; round < 15; round++) {
    await shop.desk.db.storedFile.updateMany({ data: { createdAt: new Date(0) } });
    await Promise.all([clearFiles(shop.desk), keepFile(shop.desk, bytes), clearFiles(shop.desk)]);
    expect(await shop.desk.db.storedFile.count()).toBe(1);
    expect(await shop.desk.files.get(fileDigest(bytes)), `round ${round}`).not.toBeNull();
  }
});

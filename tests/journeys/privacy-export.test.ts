import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askByHand } from "#app/features/privacy/ask-by-hand.server.ts";
import { keepFile } from "#app/features/files/keep-file.server.ts";
import { findExport } from "#app/features/privacy/find-export.server.ts";
import { fulfilPrivacy } from "#app/features/privacy/fulfil-privacy.server.ts";
import { listAccess } from "#app/features/privacy/list-access.server.ts";
import { listPrivacy } from "#app/features/privacy/list-privacy.server.ts";
import { retain } from "#app/features/privacy/retain.server.ts";
import { exportTables } from "#app/features/privacy/export-tables.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { waitingWebhooks } from "#app/features/webhooks/work-waiting-webhooks.server.ts";
import { makeMailShop, stopMail, type MailShop } from "./mail-desk.ts";
import { anaMarks, fulfilAll, startPrivacy, writeAna } from "./privacy-shop.ts";
import { message, post } from "./webhooks-post.ts";

let shop: MailShop;
let owner: StaffDesk;
let otherOwner: StaffDesk;

const asOwner = (desk: StaffDesk): StaffDesk => ({ ...desk, staff: { ...desk.staff, accountOwner: true } });

beforeAll(async () => {
  await startPrivacy();
  shop = await makeMailShop("export");
  const twin = await makeMailShop("exporttwin");
  owner = asOwner(shop.desk);
  otherOwner = asOwner(twin.desk);
  await writeAna(shop.desk, shop.mailboxId);
  await writeAna(twin.desk, twin.mailboxId);
});
afterAll(stopMail);

/** The files of an archive, by name, as an unpacking program would read them. */
async function unpack(desk: StaffDesk, id: bigint): Promise<Map<string, string>> {
  const found = await findExport(desk, id);
  const pieces: Uint8Array[] = [];
  for await (const piece of found!.pieces()) pieces.push(piece);
  const bytes = gunzipSync(Buffer.concat(pieces));
  const files = new Map<string, string>();
  for (let at = 0; at < bytes.length && bytes[at];) {
    const name = bytes.toString("latin1", at, at + 100).replace(/\0+$/, "");
    const size = Number.parseInt(bytes.toString("latin1", at + 124, at + 135), 8);
    files.set(name, bytes.toString("utf8", at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

test("case 33: customers/data_request lists mail, notes and files, of this shop only", async () => {
  const domain = owner.shop.domain;
  const sent = message(domain, "customers/data_request", {
    shop_domain: domain,
    customer: { id: 77, email: "ana@example.com", phone: null },
    orders_requested: [5001],
    data_request: { id: 9 },
  });
  const triggered = Date.parse(sent.triggeredAt!);
  expect(await post(sent)).toBe(200);
  await waitingWebhooks.run(owner);
  await fulfilAll(owner);
  const [request] = await owner.db.privacyRequest.findMany({});
  expect(request).toMatchObject({ kind: "data_request", state: "done", source: "shopify" });
  expect(request!.dueAt.getTime() - triggered).toBe(30 * 86_400_000);

  const files = await unpack(owner, request!.id);
  const data = JSON.parse(files.get("data.json")!);
  expect(data.shop).toBe(domain);
  expect(data.customers).toHaveLength(1);
  expect(data.orders).toMatchObject([{ name: "#5001" }]);
  expect(data.actions).toMatchObject([{ amountMinor: "1990" }]);
  const kinds = data.tickets.map((one: { messages: { kind: string }[] }) => one.messages.map(({ kind }) => kind));
  expect(kinds).toEqual([["customer", "reply", "note"], ["guest"]]);
  const names = [...files.keys()];
  expect(names.filter((name) => name.startsWith("mails/"))).toHaveLength(2);
  expect(names.find((name) => name.startsWith("files/"))).toMatch(/^files\/\d+-Ana_Kowalska\.txt$/);
  expect(files.get(names.find((name) => name.startsWith("files/"))!)).toBe("the green kettle, a picture");
  expect(files.get("index.html")).toContain("Ana Kowalska likes the green kettle");
  expect([...files.values()].join()).not.toContain("Bob's own words");
  expect(await otherOwner.db.privacyRequest.count()).toBe(0);
  expect(await findExport(otherOwner, request!.id)).toBeNull();
});

test("only the owner fetches it, and that is in the access log", async () => {
  const [request] = await owner.db.privacyRequest.findMany({});
  expect(await findExport(shop.desk, request!.id)).toBeNull();
  const lines = await listAccess(owner, { staffId: null, day: null, email: null }, null, 10);
  expect(lines).toMatchObject([{ subject: "export", staff: "Tom" }]);
});

test("only the owner asks by hand; an erasure wants the address once more", async () => {
  const ask = { kind: "redact", email: "bob@example.com", confirmation: "bob@example.co", key: "k-1" } as const;
  expect(await askByHand(shop.desk, ask)).toMatchObject({ ok: false, problem: "not_owner" });
  expect(await askByHand(owner, ask)).toMatchObject({ ok: false, problem: "confirmation", field: "confirmation" });
  expect(await askByHand(owner, { ...ask, email: "bob" })).toMatchObject({ ok: false, problem: "no_address" });
  expect(await owner.db.privacyRequest.count()).toBe(1);
});

test("everything of the shop, in CSV that no spreadsheet runs, resumed after the last piece", async () => {
  await owner.db.ticket.updateMany({ where: { number: 902 }, data: { subject: '=HYPERLINK("http://evil","x")' } });
  const judged = { sent: {}, shown: {}, policy: { findings: [], needsReason: true } };
  const told = { valueMinor: 1500n, staffRole: "lead", answerableId: owner.staff.id, input: judged };
  await owner.db.orderAction.updateMany({ data: told });
  await owner.db.shopSettings.updateMany({ data: { approvalRemindMinutes: 45 } });
  const asked = await askByHand(owner, { kind: "shop_export", email: "", confirmation: "", key: "k-22222222" });
  const id = BigInt((asked as { value: { id: string } }).value.id);
  // A store that is away after the first piece.
  let puts = 0;
  const broken: StaffDesk = {
    ...owner,
    files: { ...owner.files, put: (...one) => (puts++ ? Promise.reject(new Error("away")) : owner.files.put(...one)) },
  };
  await expect(fulfilAll(broken)).rejects.toThrow("away");
  expect(await owner.db.privacyRequest.findFirst({ where: { id } })).toMatchObject({ state: "failed" });
  // A run that was killed after a piece, before it noted how far it had come; and a file that nobody uses any more.
  const keep = (text: string) => keepFile(owner, Buffer.from(text));
  const lost = await keep("a piece of a killed run");
  await owner.db.exportPart.create({ data: { requestId: id, position: 900, fileId: lost.id } });
  const unused = await keep("used by nobody");
  const firstPiece = await owner.db.exportPart.findFirst({ where: { requestId: id, position: 0 } });
  await fulfilAll(owner);
  expect(await owner.db.exportPart.findFirst({ where: { requestId: id, position: 0 } })).toEqual(firstPiece);
  const files = await unpack(owner, id);
  for (const table of ["customers", "tickets", "messages", "events", "acts"]) {
    expect(files.get(`${table}-0001.csv`)?.charCodeAt(0)).toBe(0xfeff);
    expect(files.get(`${table}-0001.jsonl`)).toBeTruthy();
  }
  expect(files.get("tickets-0001.csv")).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
  expect(files.get("messages-0001.jsonl")!.trim().split("\n")).toHaveLength(await owner.db.message.count());
  expect(JSON.parse(files.get("acts-0001.jsonl")!)).toMatchObject({
    amount_minor: "1990",
    currency: "EUR",
    value_minor: "1500",
    staff_role: "lead",
    answerable: owner.staff.name,
    policy: { findings: [], needsReason: true },
  });
  expect(JSON.parse(files.get("settings-0001.jsonl")!)).toMatchObject({ approval_remind_minutes: 45 });
  const rows = (table: string) =>
    (files.get(`${table}-0001.jsonl`) ?? "").split("\n").flatMap((line) => (line ? [JSON.parse(line)] : []));
  expect(rows("staff").map(({ name }) => name)).toContain("Tom");
  expect(rows("settings")).toMatchObject([{ undo_seconds: 0 }]);
  expect(rows("blocked_senders")).toMatchObject([{ pattern: "ana@example.com" }]);
  expect(rows("mailboxes")).toMatchObject([{ address: shop.address }]);
  expect(rows("orders")).toHaveLength(await owner.db.orderSnapshot.count());
  expect(rows("access_log")).toMatchObject([{ staff: "Tom" }]);
  expect(rows("audit_entry").map(({ kind }) => kind)).toContain("export_asked");
  expect(JSON.stringify(rows("mailboxes"))).not.toContain("secret");
  // Files and mails themselves, at the path that their row tells; pieces of exports are not among them.
  expect(await owner.db.storedFile.findFirst({ where: { id: lost.id } })).toBeNull();
  expect(await owner.db.storedFile.findFirst({ where: { id: unused.id } })).not.toBeNull();
  const kept = await owner.db.storedFile.findMany({ where: { attachments: { some: {} } } });
  expect(rows("files").map(({ digest }) => digest).sort()).toEqual(kept.map(({ digest }) => digest).sort()); // prettier-ignore
  const [file] = rows("files");
  expect(rows("attachments").map(({ path }) => path)).toContain(file.path);
  expect(Buffer.from(files.get(file.path)!, "utf8")).toEqual(Buffer.from((await owner.files.get(file.digest))!));
  const mails = await owner.db.inboundMail.findMany({ where: { raw: { not: null } } });
  expect(mails.length).toBeGreaterThan(0);
  for (const { id: mail, raw } of mails)
    expect(files.get(`originals/${mail}.eml`)).toBe(Buffer.from(raw!).toString("utf8"));
});

test("every table is in the export of everything, or here is said why not", async () => {
  const inIt = exportTables.map(({ name }) => ({ customers: "customer", tickets: "ticket", messages: "message", events: "ticket_event", acts: "order_action", settings: "shop_settings", views: "saved_view", tags: "tag", mailboxes: "mailbox", blocked_senders: "blocked_sender", orders: "order_snapshot", attachments: "attachment", files: "stored_file", originals: "inbound_mail" })[name] ?? name); // prettier-ignore
  const withAnother = ["customer_alias", "ticket_tag", "article_image", "article_dismissal", "article_check"];
  const beingWritten = ["draft", "draft_file", "ticket_presence"];
  const ours = [
    ...[
      "shop",
      "staff_notice",
      "ticket_search",
      "ticket_follower",
      "order_tracking",
      "order_sku",
      "article_find",
      "article_word",
      "automatic_mail",
      "order_import",
      "request_limit",
      "shopper_code",
      "delivery_pace",
      "answer_pace",
    ],
    ...["webhook_delivery", "reconciliation_run", "bulk_action", "bulk_action_ticket"],
    ...["privacy_request", "export_part", "shop_session", "_prisma_migrations"],
  ];
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const named = [...inIt, ...withAnother, ...beingWritten, ...ours];
  expect(tables.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
});

test("an export is gone after 14 days, bytes and all", async () => {
  const later: StaffDesk = { ...owner, now: () => new Date(Date.now() + 15 * 86_400_000) };
  const [request] = await owner.db.privacyRequest.findMany({ orderBy: { id: "asc" } });
  const [part] = await owner.db.exportPart.findMany({ where: { requestId: request!.id }, include: { file: true } });
  expect(await owner.files.get(part!.file.digest)).not.toBeNull();
  await retain(later);
  expect(await owner.db.exportPart.count()).toBe(0);
  expect(await owner.files.get(part!.file.digest)).toBeNull();
  expect(await findExport(later, request!.id)).toBeNull();
});

test("who is erased is in no export made before: those of others are made anew, that of everything goes", async () => {
  const ask = (kind: "data_request" | "redact" | "shop_export", email: string, key: string) =>
    askByHand(owner, { kind, email, confirmation: email, key });
  const idOf = (asked: unknown) => BigInt((asked as { value: { id: string } }).value.id);
  const bobs = idOf(await ask("data_request", "bob@example.com", "k-bob-00001"));
  const everything = idOf(await ask("shop_export", "", "k-all-00001"));
  await fulfilAll(owner);
  const text = async (id: bigint) => [...(await unpack(owner, id)).values()].join();
  expect(await text(bobs)).toContain("the green kettle");
  expect(await text(everything)).toContain("the green kettle");
  const [part] = await owner.db.exportPart.findMany({ where: { requestId: everything }, include: { file: true } });

  await ask("redact", "ana@example.com", "k-ana-00001");
  await fulfilAll(owner);
  expect(await findExport(owner, everything)).toBeNull();
  expect(await owner.files.get(part!.file.digest)).toBeNull();
  const listed = (await listPrivacy(owner)).find(({ id }) => id === everything.toString());
  expect(listed).toMatchObject({ state: "done", problem: "person_erased", fileUntil: null });
  await fulfilAll(owner);
  const anew = await text(bobs);
  expect(anew).toContain("Bob's own words");
  for (const mark of anaMarks) expect(anew).not.toContain(mark);
});

test("an export that is under way while somebody is erased begins anew", async () => {
  const asked = await askByHand(otherOwner, { kind: "shop_export", email: "", confirmation: "", key: "k-all-00002" });
  const id = BigInt((asked as { value: { id: string } }).value.id);
  let puts = 0;
  const put: StaffDesk["files"]["put"] = async (...one) => {
    // Between the first piece and the next.
    if (puts++ === 1)
      await otherOwner.db.privacyRequest.create({
        data: {
          kind: "redact",
          source: "shopify",
          requestKey: "k-ana-00002",
          person: {},
          state: "done",
          dueAt: new Date(),
          doneAt: new Date(),
        },
      });
    return otherOwner.files.put(...one);
  };
  await fulfilPrivacy({ ...otherOwner, files: { ...otherOwner.files, put } }, { requestId: id.toString() });
  const pieces = await otherOwner.db.exportPart.count({ where: { requestId: id } });
  expect(puts).toBe(2 * pieces);
  expect(await findExport(otherOwner, id)).not.toBeNull();
});

test("an export whose time is over stops after the piece it is at, and the next run goes on", async () => {
  const asked = await askByHand(otherOwner, { kind: "shop_export", email: "", confirmation: "", key: "k-all-00003" });
  const id = BigInt((asked as { value: { id: string } }).value.id);
  const over = new AbortController();
  const put: StaffDesk["files"]["put"] = async (...one) => {
    over.abort(new Error("over"));
    return otherOwner.files.put(...one);
  };
  const late = { ...otherOwner, files: { ...otherOwner.files, put } };
  await expect(fulfilPrivacy(late, { requestId: id.toString() }, over.signal)).rejects.toThrow("over");
  const parts = () => otherOwner.db.exportPart.findMany({ where: { requestId: id }, orderBy: { position: "asc" } });
  const written = await parts();
  expect(written).toHaveLength(1);
  expect(await otherOwner.db.privacyRequest.findFirst({ where: { id } })).toMatchObject({ state: "running" });
  await fulfilPrivacy(otherOwner, { requestId: id.toString() });
  expect((await parts())[0]).toEqual(written[0]);
  expect(await findExport(otherOwner, id)).not.toBeNull();
});

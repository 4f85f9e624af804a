import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCustomerHistory } from "#app/features/customers/read-customer-history.server.ts";
import { attachStartFile } from "#app/features/files/attach-file.server.ts";
import { clearFiles } from "#app/features/files/clear-files.server.ts";
import { detachStartFile } from "#app/features/files/detach-file.server.ts";
import { startFilesKeptMs } from "#app/features/files/file-jobs.ts";
import { importOrders } from "#app/features/orders/import-orders.server.ts";
import { listStartMailboxes, prepareStart } from "#app/features/tickets/prepare-start.server.ts";
import { startTicket, type TicketStart } from "#app/features/tickets/start-ticket.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/** Somebody of the staff writes first: from an order, from a customer, or to an address. */

let world: TestWorld;
let desk: StaffDesk;
let other: StaffDesk;
beforeAll(async () => {
  world = await startWorld({ orders: 12 });
  desk = await world.staffDesk(0);
  other = await world.staffDesk(1);
  for (const shop of [0, 1]) {
    const job = await world.jobDesk(shop);
    await job.db.orderImport.create({ data: {} });
    await importOrders(job);
  }
});
afterAll(() => world.stop());

const start = (more: Partial<TicketStart> = {}): TicketStart => ({
  email: "Ewa.Nowak@Example.com",
  name: "Ewa",
  subject: "Your parcel",
  body: "It will be a day late.",
  orderId: null,
  mailboxId: null,
  cc: [],
  bcc: [],
  startKey: randomUUID(),
  fileIds: [],
  clientKey: randomUUID(),
  ...more,
});
const numberOf = (outcome: Awaited<ReturnType<typeof startTicket>>): number => {
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.value.number;
};
const anOrder = () =>
  desk.db.orderSnapshot.findFirstOrThrow({ where: { email: { not: null } }, orderBy: { id: "asc" } });

test("the message is on its way, the ticket is whose it was and waits for the customer", async () => {
  const outcome = await startTicket(desk, start());
  expect(outcome).toMatchObject({ ok: true });
  const { number } = (outcome as { value: { number: number } }).value;
  const ticket = await desk.db.ticket.findFirstOrThrow({
    where: { number },
    include: { messages: true, events: true },
  });
  expect(ticket).toMatchObject({
    status: "pending",
    isOpen: false,
    assigneeId: desk.staff.id,
    messageCount: 1,
    unread: false,
  });
  expect(ticket.messages).toMatchObject([
    { kind: "reply", bodyText: "It will be a day late.", deliveryState: "queued" },
  ]);
  expect(ticket.customerName).toBe("Ewa");
  expect(ticket.events.map(({ kind }) => kind)).toContain("created");
});

test("the same text submitted twice at once is one ticket and one message", async () => {
  const twice = start({ email: "once@example.com" });
  const outcomes = await Promise.all([startTicket(desk, twice), startTicket(desk, twice)]);
  await startTicket(desk, twice);
  expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  expect(
    await desk.db.ticket.count({ where: { customer: { email: "once@example.com" }, messageCount: { gt: 0 } } }),
  ).toBe(1);
  expect(await desk.db.message.count({ where: { clientKey: twice.clientKey } })).toBe(1);
});

test("a key with which something else was sent is refused, with the ticket of that", async () => {
  const first = start({ email: "changed@example.com", clientKey: randomUUID() });
  const number = numberOf(await startTicket(desk, first));
  expect(
    await startTicket(desk, { ...first, email: "Changed@Example.com", body: " It will be a day late.\r\n" }),
  ).toEqual({
    ok: true,
    value: { number },
  });
  for (const other of [{ body: "It will be two days late." }, { email: "other@example.com" }])
    expect(await startTicket(desk, { ...first, ...other })).toEqual({
      ok: false,
      problem: "already_sent",
      detail: String(number),
    });
  expect(await desk.db.ticket.count({ where: { customer: { email: "other@example.com" } } })).toBe(0);
  const anew = await startTicket(desk, { ...first, body: "It will be two days late.", clientKey: randomUUID() });
  expect(numberOf(anew)).not.toBe(number);
});

test("one that was taken back is begun again with the mailbox and the order of now, unless it was merged away", async () => {
  const mailbox = await desk.db.mailbox.create({ data: { address: "again@latte.test", displayName: "Again" } });
  const order = await anOrder();
  const empty = async (email: string) => {
    const number = numberOf(await startTicket(desk, start({ email })));
    const { id } = await desk.db.ticket.findFirstOrThrow({ where: { number } });
    await desk.db.message.deleteMany({ where: { ticketId: id } });
    await desk.db.ticket.updateMany({ where: { id }, data: { messageCount: 0 } });
    return { id, number };
  };
  const left = await empty("left@example.com");
  const chosen = { email: "left@example.com", mailboxId: mailbox.id.toString(), orderId: order.id.toString() };
  expect(numberOf(await startTicket(desk, start(chosen)))).toBe(left.number);
  expect(await desk.db.ticket.findFirst({ where: { id: left.id } })).toMatchObject({
    mailboxId: mailbox.id,
    orderId: order.id,
    orderName: order.name,
    orderMatch: "pinned",
    orderPayment: order.financialStatus,
    orderFulfilment: order.fulfillmentStatus,
  });
  const merged = await empty("merged@example.com");
  await desk.db.ticket.updateMany({ where: { id: merged.id }, data: { mergedIntoId: left.id } });
  expect(numberOf(await startTicket(desk, start({ email: "merged@example.com" })))).not.toBe(merged.number);
  await desk.db.mailbox.updateMany({ where: { id: mailbox.id }, data: { removedAt: new Date() } });
});

test("about an order: it is pinned, and the form knows the customer", async () => {
  const order = await anOrder();
  const draft = await prepareStart(desk, "order", `gid://shopify/Order/${order.id}`);
  expect(draft).toMatchObject({ email: order.email, orderId: order.id.toString(), orderName: order.name });
  const outcome = await startTicket(desk, start({ email: draft.email, orderId: draft.orderId }));
  const { number } = (outcome as { value: { number: number } }).value;
  expect(await desk.db.ticket.findFirst({ where: { number } })).toMatchObject({
    orderId: order.id,
    orderMatch: "pinned",
    orderPayment: order.financialStatus,
    orderFulfilment: order.fulfillmentStatus,
  });
});

test("it goes from the mailbox that was chosen, with copies", async () => {
  const data = { address: "wholesale@latte.test", displayName: "Wholesale" };
  const mailbox = await desk.db.mailbox.create({ data });
  expect(await listStartMailboxes(desk)).toContainEqual({ id: mailbox.id.toString(), address: "wholesale@latte.test" });
  const copies = { cc: ["Partner@Example.com"], bcc: ["archive@example.com"] };
  const outcome = await startTicket(desk, start({ ...copies, mailboxId: mailbox.id.toString() }));
  const { number } = (outcome as { value: { number: number } }).value;
  expect(await desk.db.ticket.findFirst({ where: { number }, include: { messages: true } })).toMatchObject({
    mailboxId: mailbox.id,
    cc: ["partner@example.com"],
    messages: [{ cc: ["partner@example.com"], bcc: ["archive@example.com"] }],
  });
  await desk.db.mailbox.updateMany({ where: { id: mailbox.id }, data: { removedAt: new Date() } });
  expect(await listStartMailboxes(desk)).not.toContainEqual(expect.objectContaining({ address: data.address }));
});

test("an order that is not known here yet is read from Shopify", async () => {
  const order = await anOrder();
  await desk.db.orderSnapshot.deleteMany({ where: { id: order.id } });
  expect(await prepareStart(desk, "order", order.id.toString())).toMatchObject({ orderName: order.name });
});

test("a customer who is known by their address only is found by our own id; another shop's is not", async () => {
  const { id } = await desk.db.customer.create({ data: { email: "silent@example.com", name: "Silent" } });
  const draft = await prepareStart(desk, "person", id.toString());
  expect(draft).toMatchObject({ email: "silent@example.com", name: "Silent", orderId: null });
  expect(await prepareStart(other, "person", id.toString())).toMatchObject({ email: "" });
});

test.each([[null], [""], ["abc"], ["gid://shopify/Order/0"], ["99999999999999999999"], ["9223372036854775807"]])(
  "for the id %s the form is blank",
  async (id) => {
    expect(await prepareStart(desk, "order", id)).toMatchObject({ email: "", orderId: null });
  },
);

test("another shop's mailbox is not there", async () => {
  const { id } = await other.db.mailbox.findFirstOrThrow();
  expect(await startTicket(desk, start({ mailboxId: id.toString() }))).toMatchObject({ problem: "mailbox_not_found" });
});

test("another shop's order is not there", async () => {
  const theirs = await other.db.orderSnapshot.findFirstOrThrow();
  expect(await prepareStart(desk, "order", theirs.id.toString())).toMatchObject({ orderId: null });
  expect(await startTicket(desk, start({ orderId: theirs.id.toString() }))).toMatchObject({
    ok: false,
    problem: "order_not_found",
    field: "orderId",
  });
});

test.each<[Partial<TicketStart>, string, string]>([
  [{ email: "nobody" }, "bad_address", "email"],
  [{ email: "a@b.example\r\nBcc: c@d.example" }, "bad_address", "email"],
  [{ subject: " \n " }, "subject_empty", "subject"],
  [{ body: "  " }, "empty", "body"],
  [{ body: "x".repeat(300_000) }, "too_long", "body"],
  [{ cc: ["partner"] }, "bad_recipient", "cc"],
  [{ bcc: Array.from({ length: 21 }, (_, at) => `one${at}@example.com`) }, "too_many_recipients", "bcc"],
  [{ mailboxId: "999999" }, "mailbox_not_found", "mailboxId"],
  [{ mailboxId: "x" }, "mailbox_not_found", "mailboxId"],
])("%j is refused at its field, and nothing is made", async (more, problem, field) => {
  const before = await desk.db.ticket.count();
  expect(await startTicket(desk, start(more))).toMatchObject({ ok: false, problem, field });
  expect(await desk.db.ticket.count()).toBe(before);
});

test("the customer's other tickets are listed, with records that are probably the same person", async () => {
  const numbers: number[] = [];
  for (const subject of ["One", "Two", "Three"]) {
    const outcome = await startTicket(desk, start({ email: "many@example.com", subject }));
    numbers.push((outcome as { value: { number: number } }).value.number);
  }
  await desk.db.customer.updateMany({ where: { email: "many@example.com" }, data: { phone: "48600100200" } });
  await desk.db.customer.create({ data: { email: "other-me@example.com", name: "Me", phone: "48600100200" } });
  await other.db.customer.create({ data: { email: "foreign@example.com", name: "Not me", phone: "48600100200" } });
  const history = await readCustomerHistory(desk, numbers[1]!);
  expect(history?.tickets.map(({ number }) => number).sort()).toEqual([numbers[0], numbers[2]].sort());
  expect(history?.twins).toMatchObject([{ email: "other-me@example.com", because: "phone", ticketCount: 0 }]);
  expect(await readCustomerHistory(other, 999_999)).toBeNull();
});

test("files go with the first message, once, and those of another shop or form do not", async () => {
  const startKey = randomUUID();
  const file = (fileName: string) => ({ kind: "reply" as const, fileName, bytes: Buffer.from(fileName) });
  const attached = async (by: StaffDesk, key: string, name: string) => {
    const outcome = await attachStartFile(by, key, file(name));
    if (!outcome?.ok) throw new Error(outcome?.problem);
    return outcome.value.id;
  };
  const mine = await attached(desk, startKey, "invoice.txt");
  const dropped = await attached(desk, startKey, "wrong.txt");
  const elsewhere = await attached(desk, randomUUID(), "another-form.txt");
  const theirs = await attached(other, startKey, "theirs.txt");
  expect(await detachStartFile(other, startKey, BigInt(dropped))).toBeNull();
  expect(await detachStartFile(desk, startKey, BigInt(dropped))).toEqual({ ok: true, value: null });

  const chosen = start({ email: "files@example.com", startKey, fileIds: [mine] });
  for (const fileIds of [[mine, dropped], [elsewhere], [theirs]])
    expect(await startTicket(desk, { ...chosen, fileIds })).toMatchObject({ problem: "files_changed", field: "files" });
  expect(await desk.db.ticket.count({ where: { customer: { is: { email: chosen.email } } } })).toBe(0);

  const number = numberOf(await startTicket(desk, chosen));
  expect(numberOf(await startTicket(desk, chosen))).toBe(number);
  const messages = await desk.db.message.findMany({
    where: { ticket: { is: { number } } },
    include: { attachments: true },
  });
  expect(messages.map(({ attachments }) => attachments.map(({ fileName }) => fileName))).toEqual([["invoice.txt"]]);
  expect(await startTicket(desk, { ...chosen, body: "Another", clientKey: randomUUID() })).toMatchObject({
    problem: "files_changed",
  });

  // Its answer was lost, and another file came to it before it was sent again.
  const forgotten = await attached(desk, startKey, "forgotten.txt");
  expect(await startTicket(desk, { ...chosen, fileIds: [mine, forgotten] })).toEqual({
    ok: false,
    problem: "already_sent",
    detail: String(number),
  });
});

test("a file that the form did not show is on no reply later", async () => {
  const startKey = randomUUID();
  const bytes = Buffer.from("cancelled when it was there already");
  await attachStartFile(desk, startKey, { kind: "reply", fileName: "cancelled.txt", bytes });
  const number = numberOf(await startTicket(desk, start({ email: "unseen@example.com", startKey })));
  expect(await desk.db.draftFile.count({ where: { OR: [{ startKey }, { ticket: { is: { number } } }] } })).toBe(0);
});

test("files outlive a try that was cut off: another subject may be sent with them; twice at once is once", async () => {
  const startKey = randomUUID();
  const given = { kind: "reply" as const, fileName: "plan.txt", bytes: Buffer.from("plan") };
  const attached = await attachStartFile(desk, startKey, given);
  if (!attached?.ok) throw new Error(attached?.problem);
  const first = start({ email: "cut@example.com", startKey, fileIds: [attached.value.id] });
  let opened = 0;
  const tx: StaffDesk["tx"] = (work) => (++opened > 1 ? Promise.reject(new Error("away")) : desk.tx(work));
  await expect(startTicket({ ...desk, tx }, first)).rejects.toThrow("away");

  const corrected = { ...first, subject: "Your parcels" };
  const [one, two] = await Promise.all([startTicket(desk, corrected), startTicket(desk, corrected)]);
  expect(one).toEqual(two);
  const number = numberOf(one);
  expect(await desk.db.attachment.count({ where: { message: { is: { ticket: { is: { number } } } } } })).toBe(1);
});

test("a key that is none is refused", async () => {
  expect(await startTicket(desk, start({ startKey: "a\u0000bcdefgh" }))).toMatchObject({ problem: "bad_key" });
});

test("files of a form that was never sent are forgotten after a week", async () => {
  const startKey = randomUUID();
  await attachStartFile(desk, startKey, { kind: "reply", fileName: "a.txt", bytes: Buffer.from("unsent") });
  const find = () => desk.db.draftFile.count({ where: { startKey } });
  await clearFiles({ ...desk, now: () => new Date(Date.now() + startFilesKeptMs - 60_000) });
  expect(await find()).toBe(1);
  await clearFiles({ ...desk, now: () => new Date(Date.now() + startFilesKeptMs + 60_000) });
  expect(await find()).toBe(0);
});

import { parse } from "csv-parse/sync";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { readRequest } from "#app/features/acts/authority/read-request.server.ts";
import { declineAction, withdrawAction } from "#app/features/acts/authority/refuse-request.server.ts";
import { remindApprovals } from "#app/features/acts/authority/remind-approvals.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { addressAct } from "#app/features/acts/address/address-kind.server.ts";
import { parseAddressForm } from "#app/features/acts/address/parse-address-form.ts";
import { noteAct } from "#app/features/acts/note/note-kind.server.ts";
import { parseNoteForm } from "#app/features/acts/note/parse-note-form.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { eraseFromAudit, wordlessAudit } from "#app/features/audit/forget-audit.server.ts";
import { auditKinds } from "#app/features/audit/audit-kind.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import { addBlocked, removeBlocked } from "#app/features/channels/list-blocked.server.ts";
import { changeMailbox, connectMailbox } from "#app/features/channels/change-mailbox.server.ts";
import { rotateMailboxSecret } from "#app/features/channels/mailbox-secret.server.ts";
import { pinOrder } from "#app/features/orders/pin-order.server.ts";
import { askByHand } from "#app/features/privacy/ask-by-hand.server.ts";
import { offerStaff } from "#app/features/shop/list-staff.server.ts";
import { saveSettings } from "#app/features/shop/save-settings.server.ts";
import { archiveTag, saveTag } from "#app/features/tags/save-tag.server.ts";
import { chooseDefaultRole, chooseRole } from "#app/features/team/choose-role.server.ts";
import { builtInRoles, type Role } from "#app/features/team/role.ts";
import { removeRole, saveRole } from "#app/features/team/save-role.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { loader as auditFile } from "#app/routes/app.audit-log.ts";
import { loader as auditPage } from "#app/routes/app.settings.audit.tsx";
import { action as actOnRole } from "#app/routes/app.settings.team.$role.tsx";
import { action as actOnTeam } from "#app/routes/app.settings.team._index.tsx";
import { action as actOnApproval } from "#app/routes/app.tickets.$number.approval.ts";
import { action as actOnTicket } from "#app/routes/app.tickets.$number.tsx";
import { action as actOnRefund } from "#app/routes/app.tickets.$number.refund.ts";
import { actsOf } from "./live-act-case.ts";
import { confirm, later, mugOrder, openCase, preview, refund, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();
const addresses = actsOf(addressAct, parseAddressForm);
const notes = actsOf(noteAct, parseNoteForm);
const day = 86_400_000;
let owner: StaffDesk;
let ownerIndex: number;

const as = (desk: StaffDesk, role: Role): StaffDesk => ({ ...desk, staff: { ...desk.staff, role } });
const limited: Role = { ...builtInRoles.agent, perActMinor: 500n };
/** Somebody who is not the account's owner. */
let agent: StaffDesk;
let lead: StaffDesk;

beforeAll(async () => {
  const { staff } = shop.world.world.states[0]!;
  ownerIndex = staff.findIndex((one) => one.accountOwner);
  owner = await shop.world.staffDesk(0, ownerIndex);
  const [first, second] = staff.flatMap((one, index) => (one.accountOwner ? [] : [index]));
  agent = await shop.world.staffDesk(0, first);
  lead = await shop.world.staffDesk(0, second);
});

let after = 0n;
beforeEach(async () => {
  after = (await owner.db.auditEntry.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0n;
});
/** What was written during this test, oldest first. */
const written = () => owner.db.auditEntry.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" } });
const kinds = async () => (await written()).map(({ kind }) => kind);

const mug = { amount: "10.00", reason: "Damaged", note: "chipped" };
async function ask(at: RefundCase, actionId: bigint | null = null): Promise<bigint> {
  const desk = as(agent, limited);
  const { requestKey, amount } = await preview(desk, at, mug);
  const { minor, currency } = amount.presentment;
  const confirmed = { amountMinor: minor, currency };
  const asked = await askApproval(
    desk,
    at.ticketNumber,
    "refund",
    requestKey,
    confirmed,
    "She wrote twice",
    actionId === null ? null : { actionId, answer: "" },
  );
  if (!asked?.ok) throw new Error(JSON.stringify(asked));
  return BigInt(asked.value.id);
}
const refused = async () =>
  (await written()).filter(({ kind }) => kind === "refused").map((one) => (one.after as { what: string }).what);

describe("acts and requests", () => {
  test("an act: begun and ended, with order, ticket, sum and who", async () => {
    const at = await openCase(shop);
    const done = await refund(agent, at, mug);
    const amount = { minor: "1000", currency: "EUR" };
    const about = {
      staffId: agent.staff.id,
      staffName: agent.staff.name,
      subject: "order",
      subjectId: String(at.order.id),
      orderName: at.order.name,
      ticketNumber: at.ticketNumber,
      source: "ticket",
    };
    expect(await written()).toMatchObject([
      {
        ...about,
        kind: "act_started",
        before: { state: "drafted" },
        // What exactly, where to, and why: as it was confirmed.
        after: { state: "running", act: "refund", amount, paidTo: ["Visa •••• 4242: 10.00 EUR"] },
        reason: "Damaged\nchipped",
      },
      {
        ...about,
        kind: "act_ended",
        before: { state: "running" },
        after: { state: "succeeded", actId: done.id, amount },
      },
    ]);
  });

  test("what was and what is: an address, a note with tags; in people's own words it goes when they do", async () => {
    const at = await openCase(shop, (id) => mugOrder(shop, id, { note: "Ring twice", tags: ["gift"] }));
    const started = async () => {
      const lines = (await written()).filter(({ kind }) => kind === "act_started");
      return lines.map(({ before, after, reason }) => ({ before, after, reason }));
    };
    const old = at.order.shippingAddress!.address1;
    await addresses.make(agent, at, {
      "address.firstName": "Ana",
      "address.lastName": "Kowalska",
      "address.address1": "ul. Krótka 7",
      "address.city": "Kraków",
      "address.zip": "30-002",
      "address.countryCode": "PL",
    });
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    await notes.make(agent, at, { note: "Ring once", tags: "VIP" });
    expect(await started()).toMatchObject([
      {
        before: { address: expect.stringContaining(old) as string },
        after: { act: "address", address: "Ana Kowalska, ul. Krótka 7, 30-002 Kraków, PL" },
      },
      {
        before: { note: "Ring twice", tags: ["gift"] },
        after: { act: "note", note: "Ring once", tags: ["VIP"] },
      },
    ]);
    const ticket = await owner.db.ticket.findFirstOrThrow({ where: { number: at.ticketNumber } });
    const person = {
      customerIds: [],
      shopifyCustomerIds: [],
      emails: [],
      names: [],
      shopifyNames: [],
      phones: [],
      orderIds: [],
    };
    await eraseFromAudit(owner, { ...person, ownTickets: [ticket.id], otherTickets: [] }, []);
    expect(await started()).toMatchObject([
      { before: { address: null }, after: { act: "address", address: null } },
      { before: { note: null, tags: ["gift"] }, after: { note: null, tags: ["VIP"] } },
    ]);

    const done = await refund(agent, at, { amount: "1.00", reason: "Damaged", note: "chipped" });
    expect(done.state).toBe("succeeded");
    await owner.tx((tx) => wordlessAudit(tx, [ticket.id]));
    const [address, , money] = await started();
    expect(address?.after).not.toHaveProperty("address");
    expect(address?.before).toEqual({ state: "drafted" });
    expect(money).toMatchObject({ reason: "", after: { act: "refund", paidTo: ["Visa •••• 4242: 1.00 EUR"] } });
  });

  test("confirmed twice it is written once", async () => {
    const at = await openCase(shop);
    const previewed = await preview(agent, at, mug);
    await Promise.all([confirm(agent, at, previewed), confirm(agent, at, previewed)]);
    expect(await kinds()).toEqual(["act_started", "act_ended"]);
  });

  test("asked for and approved: who asked, why, and who decided", async () => {
    const at = await openCase(shop);
    const id = await ask(at);
    await approveAction(lead, at.ticketNumber, id, "Of course");
    expect(await written()).toMatchObject([
      {
        kind: "approval_asked",
        staffId: agent.staff.id,
        reason: "She wrote twice\nDamaged\nchipped",
        after: { limits: ["perAct"] },
      },
      { kind: "act_started", staffId: lead.staff.id, before: { state: "awaiting_approval" } },
      { kind: "approval_approved", staffId: lead.staff.id, reason: "Of course", before: { state: "asked" } },
      { kind: "act_ended", staffId: lead.staff.id, after: { state: "succeeded" } },
    ]);
  });

  test("declined, withdrawn, done in another way, out of date, and never answered", async () => {
    const at = await openCase(shop);
    await declineAction(lead, at.ticketNumber, await ask(at), "No");
    await withdrawAction(agent, at.ticketNumber, await ask(at));
    const third = await ask(at);
    const other = await preview(lead, at, { amount: "7.00" });
    const { minor, currency } = other.amount.presentment;
    const confirmed = { amountMinor: minor, currency };
    await confirmAction(lead, at.ticketNumber, "refund", other.requestKey, confirmed, { actionId: third, answer: "" });
    const fourth = await ask(at);
    await refund(lead, at, { amount: "1.00" });
    await approveAction(lead, at.ticketNumber, fourth, "");
    await ask(at);
    const job = later(await shop.world.jobDesk(0), 0);
    for (let past = 1; past <= 5; past++) await remindApprovals(later(job, past * day));
    const ends = (await written()).filter(({ kind }) => kind.startsWith("approval_") && kind !== "approval_asked");
    expect(ends).toMatchObject([
      { kind: "approval_declined", reason: "No", staffId: lead.staff.id },
      { kind: "approval_withdrawn", staffId: agent.staff.id },
      { kind: "approval_changed", after: { insteadId: expect.any(String) } },
      { kind: "approval_outdated", staffId: lead.staff.id },
      { kind: "approval_unanswered", staffId: null, staffName: "", source: "job" },
    ]);
  });

  test("an outcome that a person decided says who did", async () => {
    const at = await openCase(shop);
    const { id } = await refund(agent, at, mug);
    await owner.db.orderAction.updateMany({
      where: { id: BigInt(id) },
      data: { state: "needs_person", input: { unreadable: true } },
    });
    await decideOrderAction(lead, at.ticketNumber, BigInt(id), "made", "Looked in Shopify");
    expect((await written()).at(-1)).toMatchObject({
      kind: "act_decided",
      staffId: lead.staff.id,
      before: { state: "needs_person" },
      after: { state: "succeeded" },
    });
  });
});

describe("what no page offers", () => {
  test("another sum, somebody else's preview, above a limit, without the role", async () => {
    const at = await openCase(shop);
    const previewed = await preview(agent, at, mug);
    const { requestKey, amount } = previewed;
    const { minor, currency } = amount.presentment;
    await confirmAction(agent, at.ticketNumber, "refund", requestKey, { amountMinor: "1\u0000", currency });
    await confirm(lead, at, previewed);
    await confirm(as(agent, limited), at, previewed);
    const nothing = as(agent, { ...builtInRoles.agent, abilities: [] });
    await confirmAction(nothing, at.ticketNumber, "refund", requestKey, { amountMinor: minor, currency });
    expect(await refused()).toEqual(["amount", "preview", "limit", "role"]);
    expect((await written())[0]).toMatchObject({
      before: { amount: { minor: "1000", currency: "EUR" } },
      after: { sent: "1 EUR" },
      ticketNumber: at.ticketNumber,
    });
    expect(await kinds()).not.toContain("act_started");
  });

  test("deciding on one's own request, on an act that is not there, and pinning an order of nobody's", async () => {
    const at = await openCase(shop);
    const id = await ask(at);
    await approveAction(agent, at.ticketNumber, id, "");
    await withdrawAction(lead, at.ticketNumber, id);
    await declineAction(lead, at.ticketNumber, 987_654_321n, "no");
    await decideOrderAction(lead, at.ticketNumber, 987_654_321n, "made", "Looked in Shopify");
    await pinOrder(lead, at.ticketNumber, "987654321");
    expect(await refused()).toEqual(["approver", "approver", "act", "act", "order"]);
    // The page of another ticket about the same order reads by itself.
    expect(await readRequest(lead, (await openCase(shop)).ticketNumber, id)).toBeNull();
    expect(await refused()).toHaveLength(5);
  });

  test("a form that was not offered: a kind of act, and goods back into stock", async () => {
    const at = await openCase(shop);
    const index = shop.world.world.states[0]!.staff.findIndex((one) => !one.accountOwner);
    const post = async (abilities: string[], fields: Record<string, string>) => {
      const role = await owner.db.role.create({ data: { name: `May ${abilities}`, abilities } });
      await owner.db.staff.updateMany({ where: { id: agent.staff.id }, data: { roleId: role.id } });
      const body = new URLSearchParams({ intent: "preview", currency: "EUR", locale: "en", method: "original", ...fields }); // prettier-ignore
      const request = shop.world.staffRequest("/app/x", { staff: index, method: "POST", body });
      await actOnRefund({ request, params: { number: String(at.ticketNumber) }, context: {} });
    };
    await post(["cancellation"], { amount: "1" });
    await post(["refund"], { [`line.${at.mug}`]: "1", restock: "1" });
    await owner.db.staff.updateMany({ where: { id: agent.staff.id }, data: { roleId: null } });
    await owner.db.role.deleteMany({});
    expect(await written()).toMatchObject([
      { kind: "refused", ticketNumber: at.ticketNumber, after: { what: "role", ability: "refund" } },
      { kind: "refused", after: { what: "role", ability: "restock" } },
    ]);
  });

  test("tampering as an agent: forged amount, own role, own approval, another shop's order: refused, logged, nothing done", async () => {
    const at = await openCase(shop);
    const asked = BigInt(await ask(at));
    const role = await owner.db.role.create({
      data: { name: "Careful", abilities: ["refund", "shipping_over"], perActMinor: 500n },
    });
    await owner.db.staff.updateMany({ where: { id: agent.staff.id }, data: { roleId: role.id } });
    const index = shop.world.world.states[0]!.staff.findIndex((one) => !one.accountOwner);
    const send = (params: Record<string, string>, fields: Record<string, string>) => ({
      request: shop.world.staffRequest("/app/x", { staff: index, method: "POST", body: new URLSearchParams(fields) }),
      params,
      context: {},
    });
    const number = String(at.ticketNumber);
    const form = { currency: "EUR", locale: "en", method: "original", restock: "none" };
    const shown = await actOnRefund(
      send({ number }, { ...form, intent: "preview", amount: "4.00", reason: "Damaged" }),
    );
    const { requestKey } = (shown as { value: { requestKey: string } }).value;
    const before = { ledger: shop.world.standin.admin.ledger(shop.domain).length, after: (await written()).at(-1)!.id };

    const forged = { intent: "confirm", requestKey, amountMinor: "40000", currency: "EUR" };
    expect(await actOnRefund(send({ number }, forged))).toMatchObject({ ok: false, problem: "amount_changed" });
    const wider = {
      name: "Careful",
      abilities: ["refund", "approve"],
      perAct: "",
      perDay: "",
      perCustomerYear: "",
      mostPercent: "",
    };
    const raise = { intent: "save", values: JSON.stringify(wider) };
    expect(await actOnRole(send({ role: role.id.toString() }, raise))).toMatchObject({ problem: "not_allowed" });
    const promote = JSON.stringify({ [`person.${agent.staff.id}`]: "owner" });
    expect(await actOnTeam(send({}, { intent: "save", values: promote }))).toMatchObject({ problem: "not_allowed" });
    const approve = { intent: "approve", actionId: asked.toString(), word: "" };
    expect(await actOnApproval(send({ number }, approve))).toMatchObject({ problem: "own_request" });
    const theirs = shop.world.world.states[1]!.orders[0]!.id;
    expect(await actOnTicket(send({ number }, { intent: "pin", orderId: String(theirs) }))).toMatchObject({
      ok: false,
    });

    const lines = await owner.db.auditEntry.findMany({ where: { id: { gt: before.after } }, orderBy: { id: "asc" } });
    expect(lines.map(({ kind, staffId, after }) => [kind, staffId, (after as { what: string }).what])).toEqual(
      ["amount", "manage_roles", "manage_roles", "approver", "order"].map((what) => ["refused", agent.staff.id, what]),
    );
    expect(shop.world.standin.admin.ledger(shop.domain)).toHaveLength(before.ledger);
    expect(await owner.db.role.findFirst({ where: { id: role.id } })).toMatchObject({ perActMinor: 500n });
    expect(await owner.db.orderAction.findFirst({ where: { id: asked } })).toMatchObject({
      state: "awaiting_approval",
    });
    expect(await owner.db.ticket.findFirst({ where: { number: at.ticketNumber } })).toMatchObject({
      orderId: BigInt(at.order.id),
    });
    await owner.db.staff.updateMany({ where: { id: agent.staff.id }, data: { roleId: null } });
    await owner.db.role.deleteMany({});
  });

  test("changing roles, and what is the owner's", async () => {
    await saveRole(agent, "lead", {
      name: "",
      abilities: [],
      perAct: "",
      perDay: "",
      perCustomerYear: "",
      mostPercent: "",
    });
    await chooseRole(owner, owner.staff.id, "agent");
    await askByHand(agent, { kind: "shop_export", email: "", confirmation: "", key: "12345678" });
    expect(await refused()).toEqual(["manage_roles", "manage_roles", "owner"]);
  });
});

describe("roles, settings, exports", () => {
  test("a role: made, changed, given, default, taken away, each with what it was", async () => {
    const form = {
      name: "Night",
      abilities: ["refund"],
      perAct: "5",
      perDay: "",
      perCustomerYear: "",
      mostPercent: "",
    };
    const made = await saveRole(owner, null, form);
    const { ref } = (made as { value: { ref: string } }).value;
    await saveRole(owner, ref, { ...form, perAct: "" });
    await chooseRole(owner, agent.staff.id, ref);
    await chooseDefaultRole(owner, "senior");
    await removeRole(owner, ref);
    await chooseDefaultRole(owner, "lead");
    const five = { minor: "500", currency: "EUR" };
    expect(await written()).toMatchObject([
      { kind: "role_saved", subjectId: ref, before: null, after: { name: "Night", perAct: five, perDay: null } },
      { kind: "role_saved", before: { perAct: five }, after: { perAct: null, abilities: ["refund"] } },
      { kind: "role_chosen", subjectId: agent.staff.id.toString(), before: { role: null }, after: { role: "Night" } },
      { kind: "default_role_chosen", before: { role: "lead" }, after: { role: "senior" } },
      { kind: "role_removed", before: { name: "Night", people: [agent.staff.name] }, after: null },
      { kind: "default_role_chosen", before: { role: "senior" }, after: { role: "lead" } },
    ]);
  });

  test("settings: what changed and nothing else; what stays the same is no line", async () => {
    const week = [[{ from: "09:00", to: "17:00" }], [], [], [], [], [], []];
    await saveSettings(owner, { hours: week, undoSeconds: 7 });
    await saveSettings(owner, { hours: week, undoSeconds: 7, onboardingHiddenAt: new Date() });
    await offerStaff(owner, lead.staff.id, false);
    await offerStaff(owner, lead.staff.id, true);
    expect(await written()).toMatchObject([
      {
        kind: "settings_changed",
        before: { undoSeconds: expect.any(Number) },
        after: { hours: week, undoSeconds: 7 },
        source: "settings",
      },
      { subject: "person", before: { offered: true }, after: { offered: false } },
      { subject: "person", before: { offered: false }, after: { offered: true } },
    ]);
  });

  test("mailboxes, tags and blocked senders: each change once, and nothing where nothing changed", async () => {
    const mailbox = BigInt(shop.world.shops[0]!.mailboxId);
    await changeMailbox(owner, mailbox, { displayName: "Beans", signature: "Bye" });
    await connectMailbox(owner, mailbox, false);
    await connectMailbox(owner, mailbox, true);
    const secret = await rotateMailboxSecret(owner, mailbox);
    const made = await saveTag(owner, null, "Late");
    const tag = BigInt((made as { value: { tagId: string } }).value.tagId);
    await saveTag(owner, null, "late");
    await saveTag(owner, tag, "Too late");
    await archiveTag(owner, tag, true);
    await addBlocked(owner, "pest@spam.example");
    await addBlocked(owner, "pest@spam.example");
    await removeBlocked(owner, "pest@spam.example");
    await removeBlocked(owner, "pest@spam.example");
    const lines = await written();
    expect(lines).toMatchObject([
      { subject: "mailbox", after: { displayName: "Beans", signature: "Bye" } },
      { subject: "mailbox", before: { connected: true }, after: { connected: false } },
      { subject: "mailbox", before: { connected: false }, after: { connected: true } },
      { subject: "mailbox", before: null, after: { secret: "new" } },
      { subject: "tag", before: null, after: { name: "Late" } },
      { subject: "tag", before: { name: "Late" }, after: { name: "Too late" } },
      { subject: "tag", before: { archived: false }, after: { archived: true } },
      { subject: "sender", after: { name: "pest@spam.example", blocked: true } },
      { subject: "sender", after: { name: "pest@spam.example", blocked: false } },
    ]);
    expect(JSON.stringify(lines.map((line) => line.after))).not.toContain(secret);
  });

  test("exports and erasures that are asked for, without whom they are about", async () => {
    await askByHand(owner, { kind: "shop_export", email: "", confirmation: "", key: "audit-11" });
    await askByHand(owner, { kind: "shop_export", email: "", confirmation: "", key: "audit-11" });
    await askByHand(owner, { kind: "redact", email: "x@y.example", confirmation: "x@y.example", key: "audit-22" });
    const lines = await written();
    expect(lines).toMatchObject([
      { kind: "export_asked", after: { request: "shop_export", by: "merchant" } },
      { kind: "erasure_asked", after: { request: "redact" } },
    ]);
    expect(JSON.stringify(lines.map((line) => [line.before, line.after, line.reason]))).not.toContain("x@y.example");
  });
});

describe("the page and its file", () => {
  const at = (staff: number, path: string, of = 0) => ({
    request: shop.world.staffRequest(path, { staff, shop: of }),
    params: {},
    context: {},
  });
  async function read(query: string, of = 0) {
    const index = of ? shop.world.world.states[of]!.staff.findIndex((one) => one.accountOwner) : ownerIndex;
    const page = await auditPage(at(index, `/app/settings/audit${query}`, of));
    if (!page.isOwner) throw new Error("not the owner");
    return page;
  }

  test("turns its pages, each line once, and finds by person, kind, order, ticket and day", async () => {
    for (let line = 0; line < 120; line++)
      await noteAudit(lead, lead, {
        kind: line % 2 ? "act_ended" : "role_saved",
        subject: "order",
        subjectId: String(line),
        ...(line === 7 && { orderName: "#A-77", ticketNumber: 1_077 }),
      });
    const ids: string[] = [];
    for (let next: string | null = ""; next !== null;) {
      const page = await read(`?staff=${lead.staff.id}${next && `&before=${next}`}`);
      expect(page.rows.length).toBeLessThanOrEqual(50);
      expect(new Set(page.rows.map(({ staff }) => staff))).toEqual(new Set([lead.staff.name]));
      ids.push(...page.rows.map(({ id }) => id));
      next = page.nextBefore;
    }
    expect(ids.length).toBe(await owner.db.auditEntry.count({ where: { staffId: lead.staff.id } }));
    expect(ids.map(Number)).toEqual([...new Set(ids.map(Number))].sort((one, other) => other - one));

    const roles = (await read("?kind=roles")).rows;
    expect([roles.length, new Set(roles.map(({ kind }) => kind))]).toEqual([50, new Set(["role_saved"])]);
    for (const about of ["A-77", "%23A-77", "1077", "%231077"])
      expect((await read(`?about=${about}`)).rows.map(({ subjectId }) => subjectId)).toEqual(["7"]);
    expect((await read("?about=nothing")).rows).toEqual([]);
    expect((await read("?from=2020-01-01&to=2020-12-31")).rows).toEqual([]);
    expect((await read("?to=2020-12-31")).rows).toEqual([]);
    expect((await read("?from=2020-01-01&about=1077")).rows).toHaveLength(1);
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: owner.shop.timezone }).format(new Date());
    expect((await read(`?from=${today}&to=${today}&about=1077`)).rows).toHaveLength(1);
    expect((await read("", 1)).rows).toEqual([]);
    expect(auditKinds).toContain((await read("")).rows[0]!.kind);
  });

  test("nobody but owners sees it; as a file no cell is a formula, and that it was taken is logged", async () => {
    await noteAudit(owner, owner, { kind: "refused", subject: "order", subjectId: "=1+1", reason: '@SUM(A1)"\n,x' });
    const agentIndex = shop.world.world.states[0]!.staff.findIndex((one) => !one.accountOwner);
    expect(await auditPage(at(agentIndex, "/app/settings/audit"))).toEqual({ isOwner: false });
    const thrown = await auditFile(at(agentIndex, "/app/audit-log")).catch((response: unknown) => response);
    expect((thrown as Response).status).toBe(403);

    const taken = () => owner.db.accessLog.count({ where: { subject: "export", subjectId: "audit-log" } });
    expect(await taken()).toBe(0);
    const file = await auditFile(at(ownerIndex, "/app/audit-log?kind=refused"));
    const rows = parse(await file.text(), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows[0]).toMatchObject({ Who: agent.staff.name, About: "take the audit log" });
    expect(rows[1]).toMatchObject({ Why: `'@SUM(A1)"\n,x`, What: "Refused", Where: "in the settings" });
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[\s\0]*[=+\-@\t\r|]/.test(cell))).toEqual([]);
    expect(rows.length).toBe(await owner.db.auditEntry.count({ where: { kind: "refused" } }));
    expect(await taken()).toBe(1);

    // What a bookkeeper asks: which act, what came of it, how much as a number, what it was and is, in words.
    const refunded = await openCase(shop);
    await refund(agent, refunded, mug);
    const acts = await auditFile(at(ownerIndex, `/app/audit-log?kind=acts&about=${refunded.ticketNumber}`));
    const [ended, started] = parse(await acts.text(), { columns: true, bom: true }) as Record<string, string>[];
    const line = {
      Act: "Refund",
      Amount: "10.00",
      Currency: "EUR",
      Order: refunded.order.name,
      Where: "in the ticket",
    };
    expect(started).toMatchObject({
      ...line,
      What: "Act begun",
      State: "running",
      After: "To: Visa •••• 4242: 10.00 EUR",
      Why: "Damaged\nchipped",
    });
    expect(ended).toMatchObject({ ...line, State: "done", Ticket: String(refunded.ticketNumber) });
    const local = new Intl.DateTimeFormat("sv", { timeZone: owner.shop.timezone, dateStyle: "short" });
    expect(started?.[`Time (${owner.shop.timezone})`]).toContain(local.format(new Date()));
  });
});

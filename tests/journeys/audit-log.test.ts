import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { auditKinds } from "#app/features/audit/audit-kind.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import { addBlocked, removeBlocked } from "#app/features/channels/list-blocked.server.ts";
import { changeMailbox, connectMailbox } from "#app/features/channels/change-mailbox.server.ts";
import { rotateMailboxSecret } from "#app/features/channels/mailbox-secret.server.ts";
import { askByHand } from "#app/features/privacy/ask-by-hand.server.ts";
import { offerStaff } from "#app/features/shop/list-staff.server.ts";
import { saveSettings } from "#app/features/shop/save-settings.server.ts";
import { archiveTag, saveTag } from "#app/features/tags/save-tag.server.ts";
import { chooseDefaultRole, chooseRole } from "#app/features/team/choose-role.server.ts";
import { removeRole, saveRole } from "#app/features/team/save-role.server.ts";
import { loader as auditFile } from "#app/routes/app.audit-log.ts";
import { loader as auditPage } from "#app/routes/app.settings.audit.tsx";
import { openCase, refund } from "./refund-shop.ts";
import { mugRefund, shareAuditPeople } from "./audit-people.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();
const people = shareAuditPeople(shop);

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
    const made = await saveRole(people.owner, null, form);
    const { ref } = (made as { value: { ref: string } }).value;
    await saveRole(people.owner, ref, { ...form, perAct: "" });
    await chooseRole(people.owner, people.agent.staff.id, ref);
    await chooseDefaultRole(people.owner, "senior");
    await removeRole(people.owner, ref);
    await chooseDefaultRole(people.owner, "lead");
    const five = { minor: "500", currency: "EUR" };
    expect(await people.written()).toMatchObject([
      { kind: "role_saved", subjectId: ref, before: null, after: { name: "Night", perAct: five, perDay: null } },
      { kind: "role_saved", before: { perAct: five }, after: { perAct: null, abilities: ["refund"] } },
      {
        kind: "role_chosen",
        subjectId: people.agent.staff.id.toString(),
        before: { role: null },
        after: { role: "Night" },
      },
      { kind: "default_role_chosen", before: { role: "lead" }, after: { role: "senior" } },
      { kind: "role_removed", before: { name: "Night", people: [people.agent.staff.name] }, after: null },
      { kind: "default_role_chosen", before: { role: "senior" }, after: { role: "lead" } },
    ]);
  });

  test("settings: what changed and nothing else; what stays the same is no line", async () => {
    const week = [[{ from: "09:00", to: "17:00" }], [], [], [], [], [], []];
    await saveSettings(people.owner, { hours: week, undoSeconds: 7 });
    await saveSettings(people.owner, { hours: week, undoSeconds: 7, onboardingHiddenAt: new Date() });
    await offerStaff(people.owner, people.lead.staff.id, false);
    await offerStaff(people.owner, people.lead.staff.id, true);
    expect(await people.written()).toMatchObject([
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
    await changeMailbox(people.owner, mailbox, { displayName: "Beans", signature: "Bye" });
    await connectMailbox(people.owner, mailbox, false);
    await connectMailbox(people.owner, mailbox, true);
    const secret = await rotateMailboxSecret(people.owner, mailbox);
    const made = await saveTag(people.owner, null, "Late");
    const tag = BigInt((made as { value: { tagId: string } }).value.tagId);
    await saveTag(people.owner, null, "late");
    await saveTag(people.owner, tag, "Too late");
    await archiveTag(people.owner, tag, true);
    await addBlocked(people.owner, "pest@spam.example");
    await addBlocked(people.owner, "pest@spam.example");
    await removeBlocked(people.owner, "pest@spam.example");
    await removeBlocked(people.owner, "pest@spam.example");
    const lines = await people.written();
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
    await askByHand(people.owner, { kind: "shop_export", email: "", confirmation: "", key: "audit-11" });
    await askByHand(people.owner, { kind: "shop_export", email: "", confirmation: "", key: "audit-11" });
    await askByHand(people.owner, {
      kind: "redact",
      email: "x@y.example",
      confirmation: "x@y.example",
      key: "audit-22",
    });
    const lines = await people.written();
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
    const index = of ? shop.world.world.states[of]!.staff.findIndex((one) => one.accountOwner) : people.ownerIndex;
    const page = await auditPage(at(index, `/app/settings/audit${query}`, of));
    if (!page.isOwner) throw new Error("not the owner");
    return page;
  }

  test("turns its pages, each line once, and finds by person, kind, order, ticket and day", async () => {
    for (let line = 0; line < 120; line++)
      await noteAudit(people.lead, people.lead, {
        kind: line % 2 ? "act_ended" : "role_saved",
        subject: "order",
        subjectId: String(line),
        ...(line === 7 && { orderName: "#A-77", ticketNumber: 1_077 }),
      });
    const ids: string[] = [];
    for (let next: string | null = ""; next !== null;) {
      const page = await read(`?staff=${people.lead.staff.id}${next && `&before=${next}`}`);
      expect(page.rows.length).toBeLessThanOrEqual(50);
      expect(new Set(page.rows.map(({ staff }) => staff))).toEqual(new Set([people.lead.staff.name]));
      ids.push(...page.rows.map(({ id }) => id));
      next = page.nextBefore;
    }
    expect(ids.length).toBe(await people.owner.db.auditEntry.count({ where: { staffId: people.lead.staff.id } }));
    expect(ids.map(Number)).toEqual([...new Set(ids.map(Number))].sort((one, other) => other - one));

    const roles = (await read("?kind=roles")).rows;
    expect([roles.length, new Set(roles.map(({ kind }) => kind))]).toEqual([50, new Set(["role_saved"])]);
    for (const about of ["A-77", "%23A-77", "1077", "%231077"])
      expect((await read(`?about=${about}`)).rows.map(({ subjectId }) => subjectId)).toEqual(["7"]);
    expect((await read("?about=nothing")).rows).toEqual([]);
    expect((await read("?from=2020-01-01&to=2020-12-31")).rows).toEqual([]);
    expect((await read("?to=2020-12-31")).rows).toEqual([]);
    expect((await read("?from=2020-01-01&about=1077")).rows).toHaveLength(1);
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: people.owner.shop.timezone }).format(new Date());
    expect((await read(`?from=${today}&to=${today}&about=1077`)).rows).toHaveLength(1);
    expect((await read("", 1)).rows).toEqual([]);
    expect(auditKinds).toContain((await read("")).rows[0]!.kind);
  });

  test("nobody but owners sees it; as a file no cell is a formula, and that it was taken is logged", async () => {
    await noteAudit(people.owner, people.owner, {
      kind: "refused",
      subject: "order",
      subjectId: "=1+1",
      reason: '@SUM(A1)"\n,x',
    });
    const agentIndex = shop.world.world.states[0]!.staff.findIndex((one) => !one.accountOwner);
    expect(await auditPage(at(agentIndex, "/app/settings/audit"))).toEqual({ isOwner: false });
    const thrown = await auditFile(at(agentIndex, "/app/audit-log")).catch((response: unknown) => response);
    expect((thrown as Response).status).toBe(403);

    const taken = () => people.owner.db.accessLog.count({ where: { subject: "export", subjectId: "audit-log" } });
    expect(await taken()).toBe(0);
    const file = await auditFile(at(people.ownerIndex, "/app/audit-log?kind=refused"));
    const rows = parse(await file.text(), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows[0]).toMatchObject({ Who: people.agent.staff.name, About: "take the audit log" });
    expect(rows[1]).toMatchObject({ Why: `'@SUM(A1)"\n,x`, What: "Refused", Where: "in the settings" });
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[\s\0]*[=+\-@\t\r|]/.test(cell))).toEqual([]);
    expect(rows.length).toBe(await people.owner.db.auditEntry.count({ where: { kind: "refused" } }));
    expect(await taken()).toBe(1);

    // What a bookkeeper asks: which act, what came of it, how much as a number, what it was and is, in words.
    const refunded = await openCase(shop);
    await refund(people.agent, refunded, mugRefund);
    const acts = await auditFile(at(people.ownerIndex, `/app/audit-log?kind=acts&about=${refunded.ticketNumber}`));
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
    const local = new Intl.DateTimeFormat("sv", { timeZone: people.owner.shop.timezone, dateStyle: "short" });
    expect(started?.[`Time (${people.owner.shop.timezone})`]).toContain(local.format(new Date()));
  });
});

import { describe, expect, test } from "vitest";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { readRequest } from "#app/features/acts/authority/read-request.server.ts";
import { declineAction, withdrawAction } from "#app/features/acts/authority/refuse-request.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { pinOrder } from "#app/features/orders/pin-order.server.ts";
import { askByHand } from "#app/features/privacy/ask-by-hand.server.ts";
import { chooseRole } from "#app/features/team/choose-role.server.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import { saveRole } from "#app/features/team/save-role.server.ts";
import { action as actOnRole } from "#app/routes/app.settings.team.$role.tsx";
import { action as actOnTeam } from "#app/routes/app.settings.team._index.tsx";
import { action as actOnApproval } from "#app/routes/app.tickets.$number.approval.ts";
import { action as actOnTicket } from "#app/routes/app.tickets.$number.tsx";
import { action as actOnRefund } from "#app/routes/app.tickets.$number.refund.ts";
import { confirm, openCase, preview } from "./refund-shop.ts";
import { as, limited, mugRefund, shareAuditPeople } from "./audit-people.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();
const people = shareAuditPeople(shop);

describe("what no page offers", () => {
  test("another sum, somebody else's preview, above a limit, without the role", async () => {
    const at = await openCase(shop);
    const previewed = await preview(people.agent, at, mugRefund);
    const { requestKey, amount } = previewed;
    const { minor, currency } = amount.presentment;
    await confirmAction(people.agent, at.ticketNumber, "refund", requestKey, { amountMinor: "1\u0000", currency });
    await confirm(people.lead, at, previewed);
    await confirm(as(people.agent, limited), at, previewed);
    const nothing = as(people.agent, { ...builtInRoles.agent, abilities: [] });
    await confirmAction(nothing, at.ticketNumber, "refund", requestKey, { amountMinor: minor, currency });
    expect(await people.refused()).toEqual(["amount", "preview", "limit", "role"]);
    expect((await people.written())[0]).toMatchObject({
      before: { amount: { minor: "1000", currency: "EUR" } },
      after: { sent: "1 EUR" },
      ticketNumber: at.ticketNumber,
    });
    expect(await people.kinds()).not.toContain("act_started");
  });

  test("deciding on one's own request, on an act that is not there, and pinning an order of nobody's", async () => {
    const at = await openCase(shop);
    const id = await people.ask(at);
    await approveAction(people.agent, at.ticketNumber, id, "");
    await withdrawAction(people.lead, at.ticketNumber, id);
    await declineAction(people.lead, at.ticketNumber, 987_654_321n, "no");
    await decideOrderAction(people.lead, at.ticketNumber, 987_654_321n, "made", "Looked in Shopify");
    await pinOrder(people.lead, at.ticketNumber, "987654321");
    expect(await people.refused()).toEqual(["approver", "approver", "act", "act", "order"]);
    // The page of another ticket about the same order reads by itself.
    expect(await readRequest(people.lead, (await openCase(shop)).ticketNumber, id)).toBeNull();
    expect(await people.refused()).toHaveLength(5);
  });

  test("a form that was not offered: a kind of act, and goods back into stock", async () => {
    const at = await openCase(shop);
    const index = shop.world.world.states[0]!.staff.findIndex((one) => !one.accountOwner);
    const post = async (abilities: string[], fields: Record<string, string>) => {
      const role = await people.owner.db.role.create({ data: { name: `May ${abilities}`, abilities } });
      await people.owner.db.staff.updateMany({ where: { id: people.agent.staff.id }, data: { roleId: role.id } });
      const body = new URLSearchParams({ intent: "preview", currency: "EUR", locale: "en", method: "original", ...fields }); // prettier-ignore
      const request = shop.world.staffRequest("/app/x", { staff: index, method: "POST", body });
      await actOnRefund({ request, params: { number: String(at.ticketNumber) }, context: {} });
    };
    await post(["cancellation"], { amount: "1" });
    await post(["refund"], { [`line.${at.mug}`]: "1", restock: "1" });
    await people.owner.db.staff.updateMany({ where: { id: people.agent.staff.id }, data: { roleId: null } });
    await people.owner.db.role.deleteMany({});
    expect(await people.written()).toMatchObject([
      { kind: "refused", ticketNumber: at.ticketNumber, after: { what: "role", ability: "refund" } },
      { kind: "refused", after: { what: "role", ability: "restock" } },
    ]);
  });

  test("tampering as an agent: forged amount, own role, own approval, another shop's order: refused, logged, nothing done", async () => {
    const at = await openCase(shop);
    const asked = BigInt(await people.ask(at));
    const role = await people.owner.db.role.create({
      data: { name: "Careful", abilities: ["refund", "shipping_over"], perActMinor: 500n },
    });
    await people.owner.db.staff.updateMany({ where: { id: people.agent.staff.id }, data: { roleId: role.id } });
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
    const before = {
      ledger: shop.world.standin.admin.ledger(shop.domain).length,
      after: (await people.written()).at(-1)!.id,
    };

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
    const promote = JSON.stringify({ [`person.${people.agent.staff.id}`]: "owner" });
    expect(await actOnTeam(send({}, { intent: "save", values: promote }))).toMatchObject({ problem: "not_allowed" });
    const approve = { intent: "approve", actionId: asked.toString(), word: "" };
    expect(await actOnApproval(send({ number }, approve))).toMatchObject({ problem: "own_request" });
    const theirs = shop.world.world.states[1]!.orders[0]!.id;
    expect(await actOnTicket(send({ number }, { intent: "pin", orderId: String(theirs) }))).toMatchObject({
      ok: false,
    });

    const lines = await people.owner.db.auditEntry.findMany({
      where: { id: { gt: before.after } },
      orderBy: { id: "asc" },
    });
    expect(lines.map(({ kind, staffId, after }) => [kind, staffId, (after as { what: string }).what])).toEqual(
      ["amount", "manage_roles", "manage_roles", "approver", "order"].map((what) => [
        "refused",
        people.agent.staff.id,
        what,
      ]),
    );
    expect(shop.world.standin.admin.ledger(shop.domain)).toHaveLength(before.ledger);
    expect(await people.owner.db.role.findFirst({ where: { id: role.id } })).toMatchObject({ perActMinor: 500n });
    expect(await people.owner.db.orderAction.findFirst({ where: { id: asked } })).toMatchObject({
      state: "awaiting_approval",
    });
    expect(await people.owner.db.ticket.findFirst({ where: { number: at.ticketNumber } })).toMatchObject({
      orderId: BigInt(at.order.id),
    });
    await people.owner.db.staff.updateMany({ where: { id: people.agent.staff.id }, data: { roleId: null } });
    await people.owner.db.role.deleteMany({});
  });

  test("changing roles, and what is the owner's", async () => {
    await saveRole(people.agent, "lead", {
      name: "",
      abilities: [],
      perAct: "",
      perDay: "",
      perCustomerYear: "",
      mostPercent: "",
    });
    await chooseRole(people.owner, people.owner.staff.id, "agent");
    await askByHand(people.agent, { kind: "shop_export", email: "", confirmation: "", key: "12345678" });
    expect(await people.refused()).toEqual(["manage_roles", "manage_roles", "owner"]);
  });
});

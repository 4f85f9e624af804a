import { describe, expect, test } from "vitest";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
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
import { actsOf } from "./live-act-case.ts";
import { confirm, later, mugOrder, openCase, preview, refund } from "./refund-shop.ts";
import { mugRefund, shareAuditPeople } from "./audit-people.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();
const people = shareAuditPeople(shop);
const addresses = actsOf(addressAct, parseAddressForm);
const notes = actsOf(noteAct, parseNoteForm);
const day = 86_400_000;

describe("acts and requests", () => {
  test("an act: begun and ended, with order, ticket, sum and who", async () => {
    const at = await openCase(shop);
    const done = await refund(people.agent, at, mugRefund);
    const amount = { minor: "1000", currency: "EUR" };
    const about = {
      staffId: people.agent.staff.id,
      staffName: people.agent.staff.name,
      subject: "order",
      subjectId: String(at.order.id),
      orderName: at.order.name,
      ticketNumber: at.ticketNumber,
      source: "ticket",
    };
    expect(await people.written()).toMatchObject([
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
      const lines = (await people.written()).filter(({ kind }) => kind === "act_started");
      return lines.map(({ before, after, reason }) => ({ before, after, reason }));
    };
    const old = at.order.shippingAddress!.address1;
    await addresses.make(people.agent, at, {
      "address.firstName": "Ana",
      "address.lastName": "Kowalska",
      "address.address1": "ul. Krótka 7",
      "address.city": "Kraków",
      "address.zip": "30-002",
      "address.countryCode": "PL",
    });
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    await notes.make(people.agent, at, { note: "Ring once", tags: "VIP" });
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
    const ticket = await people.owner.db.ticket.findFirstOrThrow({ where: { number: at.ticketNumber } });
    const person = {
      customerIds: [],
      shopifyCustomerIds: [],
      emails: [],
      names: [],
      shopifyNames: [],
      phones: [],
      orderIds: [],
    };
    await eraseFromAudit(people.owner, { ...person, ownTickets: [ticket.id], otherTickets: [] }, []);
    expect(await started()).toMatchObject([
      { before: { address: null }, after: { act: "address", address: null } },
      { before: { note: null, tags: ["gift"] }, after: { note: null, tags: ["VIP"] } },
    ]);

    const done = await refund(people.agent, at, { amount: "1.00", reason: "Damaged", note: "chipped" });
    expect(done.state).toBe("succeeded");
    await people.owner.tx((tx) => wordlessAudit(tx, [ticket.id]));
    const [address, , money] = await started();
    expect(address?.after).not.toHaveProperty("address");
    expect(address?.before).toEqual({ state: "drafted" });
    expect(money).toMatchObject({ reason: "", after: { act: "refund", paidTo: ["Visa •••• 4242: 1.00 EUR"] } });
  });

  test("confirmed twice it is written once", async () => {
    const at = await openCase(shop);
    const previewed = await preview(people.agent, at, mugRefund);
    await Promise.all([confirm(people.agent, at, previewed), confirm(people.agent, at, previewed)]);
    expect(await people.kinds()).toEqual(["act_started", "act_ended"]);
  });

  test("asked for and approved: who asked, why, and who decided", async () => {
    const at = await openCase(shop);
    const id = await people.ask(at);
    await approveAction(people.lead, at.ticketNumber, id, "Of course");
    expect(await people.written()).toMatchObject([
      {
        kind: "approval_asked",
        staffId: people.agent.staff.id,
        reason: "She wrote twice\nDamaged\nchipped",
        after: { limits: ["perAct"] },
      },
      { kind: "act_started", staffId: people.lead.staff.id, before: { state: "awaiting_approval" } },
      { kind: "approval_approved", staffId: people.lead.staff.id, reason: "Of course", before: { state: "asked" } },
      { kind: "act_ended", staffId: people.lead.staff.id, after: { state: "succeeded" } },
    ]);
  });

  test("declined, withdrawn, done in another way, out of date, and never answered", async () => {
    const at = await openCase(shop);
    await declineAction(people.lead, at.ticketNumber, await people.ask(at), "No");
    await withdrawAction(people.agent, at.ticketNumber, await people.ask(at));
    const third = await people.ask(at);
    const other = await preview(people.lead, at, { amount: "7.00" });
    const { minor, currency } = other.amount.presentment;
    const confirmed = { amountMinor: minor, currency };
    await confirmAction(people.lead, at.ticketNumber, "refund", other.requestKey, confirmed, {
      actionId: third,
      answer: "",
    });
    const fourth = await people.ask(at);
    await refund(people.lead, at, { amount: "1.00" });
    await approveAction(people.lead, at.ticketNumber, fourth, "");
    await people.ask(at);
    const job = later(await shop.world.jobDesk(0), 0);
    for (let past = 1; past <= 5; past++) await remindApprovals(later(job, past * day));
    const ends = (await people.written()).filter(
      ({ kind }) => kind.startsWith("approval_") && kind !== "approval_asked",
    );
    expect(ends).toMatchObject([
      { kind: "approval_declined", reason: "No", staffId: people.lead.staff.id },
      { kind: "approval_withdrawn", staffId: people.agent.staff.id },
      { kind: "approval_changed", after: { insteadId: expect.any(String) } },
      { kind: "approval_outdated", staffId: people.lead.staff.id },
      { kind: "approval_unanswered", staffId: null, staffName: "", source: "job" },
    ]);
  });

  test("an outcome that a person decided says who did", async () => {
    const at = await openCase(shop);
    const { id } = await refund(people.agent, at, mugRefund);
    await people.owner.db.orderAction.updateMany({
      where: { id: BigInt(id) },
      data: { state: "needs_person", input: { unreadable: true } },
    });
    await decideOrderAction(people.lead, at.ticketNumber, BigInt(id), "made", "Looked in Shopify");
    expect((await people.written()).at(-1)).toMatchObject({
      kind: "act_decided",
      staffId: people.lead.staff.id,
      before: { state: "needs_person" },
      after: { state: "succeeded" },
    });
  });
});

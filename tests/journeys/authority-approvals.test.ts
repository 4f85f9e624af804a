import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { readRequest } from "#app/features/acts/authority/read-request.server.ts";
import { declineAction, withdrawAction } from "#app/features/acts/authority/refuse-request.server.ts";
import { mailApproval } from "#app/features/acts/authority/mail-approval.server.ts";
import { remindApprovals } from "#app/features/acts/authority/remind-approvals.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import { readHome } from "#app/features/home/read-home.server.ts";
import { listNotices } from "#app/features/inbox/list-notices.server.ts";
import { mergeTickets } from "#app/features/tickets/merge-tickets.server.ts";
import { builtInRoles, type Role } from "#app/features/team/role.ts";
import { choosePreference } from "#app/features/shop/choose-preference.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import type { Desk, StaffDesk } from "#app/features/shared/desk.ts";
import { listShopsWithDueApprovals } from "#app/platform/db/shop-directory.server.ts";
import { countCalls } from "./count-admin-calls.ts";
import {
  confirm,
  later,
  moneyOf,
  openCase,
  preview,
  refund,
  refundsOf,
  rowOf,
  toldIn,
  type RefundCase,
} from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();

const minute = 60_000;
const limited: Role = { ...builtInRoles.agent, perActMinor: 500n };
const as = (desk: StaffDesk, role: Role): StaffDesk => ({ ...desk, staff: { ...desk.staff, role } });
/** Asks. */
const agent = () => as(shop.tom, limited);
/** Decides: somebody whose role nobody has chosen, and who is not the account's owner. */
const lead = () => shop.eva;

// The agent is who the shop says.
beforeAll(async () => {
  const { db } = shop.tom;
  await db.staff.updateMany({ where: { id: shop.tom.staff.id }, data: { accountOwner: false } });
  const role = await db.role.create({
    data: { name: "Careful", abilities: [...limited.abilities], perActMinor: 500n },
  });
  await db.staff.updateMany({ where: { id: shop.tom.staff.id }, data: { roleId: role.id } });
});
beforeEach(async () => {
  await shop.tom.db.staffNotice.deleteMany({});
});

const mug = { amount: "10.00", reason: "Damaged", note: "chipped" };
const money = [["shopify_payments", 1000, "EUR"]];

async function ask(at: RefundCase, word = "She wrote twice", fields: Record<string, string> = mug, desk = agent()) {
  const { requestKey, amount } = await preview(desk, at, fields);
  const { minor, currency } = amount.presentment;
  const asked = await askApproval(desk, at.ticketNumber, "refund", requestKey, { amountMinor: minor, currency }, word);
  if (!asked?.ok) throw new Error(JSON.stringify(asked));
  return asked.value;
}
const approve = (desk: StaffDesk, at: RefundCase, id: string, word = "") =>
  approveAction(desk, at.ticketNumber, BigInt(id), word);
const noticesOf = async (desk: StaffDesk) =>
  (await listNotices(desk)).notices.map(({ kind, byName }) => [kind, byName]);

describe("asked for, and approved", () => {
  test("it waits without a word to Shopify; then exactly what was asked for is done, by who approves", async () => {
    const at = await openCase(shop);
    const { result: asked, calls } = await countCalls(agent(), (desk) => ask(at, undefined, undefined, desk));
    expect(calls).toEqual(["read RefundSuggestion"]);
    expect(asked).toMatchObject({
      state: "awaiting_approval",
      approval: { state: "asked", word: "She wrote twice", over: [{ limit: "perAct", wouldBe: { minor: "1000" } }] },
    });
    expect(moneyOf(shop, at)).toEqual([]);
    const approvals = { count: 1, ticketNumber: at.ticketNumber };
    expect((await readHome(lead())).waiting.approvals).toEqual(approvals);
    expect((await readHome(agent())).waiting.approvals).toBeNull();
    const careful = as(shop.eva, { ...builtInRoles.lead, perDayMinor: 999n });
    expect((await readHome(careful)).waiting.approvals).toBeNull();
    // Of what nobody knows the worth, and without a percentage, whoever has a limit may not decide.
    const { input } = await rowOf(shop, asked.id);
    const unknown = { ...(input as object), isWorthUnknown: true };
    const home = async (role: Partial<StaffDesk["staff"]["role"]>) =>
      (await readHome(as(shop.eva, { ...builtInRoles.lead, ...role }))).waiting.approvals;
    const row = { id: BigInt(asked.id) };
    await shop.app.db.orderAction.updateMany({ where: row, data: { input: unknown, valueMinor: null } });
    expect(await home({ perActMinor: 999_999n, mostPercent: 90 })).toBeNull();
    expect(await home({ perActMinor: null, perDayMinor: null, perCustomerYearMinor: null })).toEqual(approvals);
    const half = { ...unknown, shown: { ...(input as { shown: object }).shown, about: { percent: "50" } } };
    await shop.app.db.orderAction.updateMany({ where: row, data: { input: half } });
    const none = { perActMinor: null, perDayMinor: null, perCustomerYearMinor: null };
    expect(await home({ ...none, mostPercent: 49 })).toBeNull();
    expect(await home({ ...none, mostPercent: 50 })).toEqual(approvals);
    await shop.app.db.orderAction.updateMany({ where: row, data: { input: input as object, valueMinor: 1000n } });
    expect(await noticesOf(lead())).toEqual([["approval_asked", shop.tom.staff.name]]);
    expect((await openOrderContext(lead(), at.ticketNumber))?.actions[0]).toMatchObject({
      state: "awaiting_approval",
      approval: { state: "asked", decidedBy: null },
    });

    const { result: approved, calls: made } = await countCalls(lead(), (desk) =>
      approve(desk, at, asked.id, "Of course"),
    );
    expect(made).toEqual(["read OrderLastLook", "read RefundLastLook", "act RefundCreate"]);
    expect(approved).toMatchObject({
      ok: true,
      value: {
        state: "succeeded",
        staffName: shop.tom.staff.name,
        approval: { state: "approved", decidedBy: shop.eva.staff.name },
      },
    });
    expect(moneyOf(shop, at)).toEqual(money);
    expect(refundsOf(shop, at)[0]!.note).toContain("chipped");
    expect(await toldIn(shop, at)).toEqual([
      ["awaiting_approval", "none"],
      ["running", "none"],
      ["succeeded", "confirmed"],
    ]);
    expect(await rowOf(shop, asked.id)).toMatchObject({ staffId: shop.tom.staff.id, answerableId: shop.eva.staff.id });
    expect(await noticesOf(agent())).toEqual([["approval_decided", shop.eva.staff.name]]);
    expect((await listNotices(lead())).unread).toBe(0);
  });

  test("who decides sees what would be done and how it has been with the customer; others see that it is not theirs", async () => {
    const at = await openCase(shop);
    await shop.tom.db.orderAction.updateMany({ data: { customerId: null } });
    await refund(shop.eva, at, { amount: "2.00" });
    const { id } = await ask(at, "why", { [`line.${at.tea}`]: "1", shipping: "all" });
    const read = async (desk: StaffDesk) => (await readRequest(desk, at.ticketNumber, BigInt(id)))!;
    expect(await read(lead())).toMatchObject({
      value: {
        value: { minor: "900", currency: "EUR" },
        isMine: false,
        mayNot: null,
        shipping: { minor: "400", currency: "EUR" },
        restock: false,
        notify: false,
        history: { given: { count: 1, sum: { minor: "200", currency: "EUR" } } },
      },
    });
    expect(await read(agent())).toMatchObject({
      value: { isMine: true, mayNot: "own_request", whoMay: expect.arrayContaining([shop.eva.staff.name]) },
    });
    expect(await read(as(shop.eva, builtInRoles.agent))).toMatchObject({
      value: { isMine: false, mayNot: "not_yours" },
    });
    // What was given in another currency of the shop is no part of a sum in this one.
    await shop.tom.db.orderAction.updateMany({ where: { amountMinor: 200n }, data: { shopCurrency: "HUF" } });
    expect(await read(lead())).toMatchObject({ value: { history: { given: { count: 0, sum: { minor: "0" } } } } });
  });

  test("approved twice, and by two at once: made once", async () => {
    const at = await openCase(shop);
    const { id } = await ask(at);
    const owner = { ...lead(), staff: { ...lead().staff, role: builtInRoles.owner } };
    const told = await Promise.all([lead(), owner, lead(), lead()].map((desk) => approve(desk, at, id)));
    expect(told.every((one) => one?.ok && one.value.state === "succeeded")).toBe(true);
    expect(await approve(lead(), at, id)).toMatchObject({ ok: true, value: { state: "succeeded" } });
    expect(moneyOf(shop, at)).toEqual(money);
  });

  test("who decides may take as long as it takes: only the order must be as it was", async () => {
    const at = await openCase(shop);
    const { id } = await ask(at);
    expect(await approve(later(lead(), 20 * 60 * minute), at, id)).toMatchObject({ ok: true });
    expect(moneyOf(shop, at)).toEqual(money);
  });

  test("it counts in the day of who approved, not of who asked, and only within their own limits", async () => {
    const [first, second] = [await openCase(shop), await openCase(shop)];
    await shop.tom.db.orderAction.updateMany({ data: { answerableId: null, customerId: null } });
    const careful = as(shop.eva, { ...builtInRoles.lead, perDayMinor: 1500n });
    const asked = [await ask(first), await ask(second)];
    expect(await approve(careful, first, asked[0]!.id)).toMatchObject({ ok: true });
    expect(await approve(careful, second, asked[1]!.id)).toMatchObject({ ok: false, problem: "over_limit" });
    expect((await rowOf(shop, asked[1]!.id)).state).toBe("awaiting_approval");
    const daily = as(shop.tom, { ...limited, perDayMinor: 600n });
    expect((await preview(daily, await openCase(shop), { amount: "5.00" })).over).toEqual([]);
  });
});

describe("not approved", () => {
  test("declined with a word, which who asked reads; it cannot be approved any more", async () => {
    const at = await openCase(shop);
    const { id } = await ask(at);
    expect(await declineAction(lead(), at.ticketNumber, BigInt(id), "  ")).toMatchObject({ problem: "word_missing" });
    expect(await declineAction(lead(), at.ticketNumber, BigInt(id), "Offer a new one")).toMatchObject({
      ok: true,
      value: { state: "failed", problem: "declined", approval: { state: "declined", decisionWord: "Offer a new one" } },
    });
    expect(await noticesOf(agent())).toEqual([["approval_decided", shop.eva.staff.name]]);
    expect(await approve(lead(), at, id)).toMatchObject({ ok: false, problem: "decided" });
    expect(await declineAction(lead(), at.ticketNumber, BigInt(id), "again")).toMatchObject({ problem: "decided" });
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("withdrawn by who asked, and by nobody else", async () => {
    const at = await openCase(shop);
    const { id } = await ask(at);
    expect(await withdrawAction(lead(), at.ticketNumber, BigInt(id))).toMatchObject({ problem: "not_yours" });
    expect(await withdrawAction(agent(), at.ticketNumber, BigInt(id))).toMatchObject({
      ok: true,
      value: { state: "failed", approval: { state: "withdrawn" } },
    });
    expect(await approve(lead(), at, id)).toMatchObject({ ok: false, problem: "decided" });
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("done in another way by who was asked: one act, and the request points to it", async () => {
    const at = await openCase(shop);
    const { id } = await ask(at);
    const { value } = (await readRequest(lead(), at.ticketNumber, BigInt(id))) as { value: { typed: unknown } };
    expect(value.typed).toBeNull();
    const instead = async (desk: StaffDesk, sum: string, answer = "") => {
      const { requestKey, amount } = await preview(desk, at, { amount: sum });
      const { minor, currency } = amount.presentment;
      const confirmed = { amountMinor: minor, currency };
      return confirmAction(desk, at.ticketNumber, "refund", requestKey, confirmed, { actionId: BigInt(id), answer });
    };
    // Who may not decide on it does not end it by saying that theirs takes its place.
    const other = as(shop.eva, builtInRoles.senior);
    expect(await instead(other, "1.00")).toMatchObject({ ok: true, value: { state: "succeeded" } });
    expect((await rowOf(shop, id)).state).toBe("awaiting_approval");
    expect(
      await shop.tom.db.auditEntry.findFirst({ where: { kind: "refused" }, orderBy: { id: "desc" } }),
    ).toMatchObject({ staffId: shop.eva.staff.id, after: { what: "approver", actId: id } });
    expect(await instead(lead(), "7.00", "x".repeat(501))).toMatchObject({ problem: "word_too_long", field: "answer" });
    const made = await instead(lead(), "7.00", " Half is enough ");
    expect(made).toMatchObject({ ok: true, value: { state: "succeeded" } });
    expect(await rowOf(shop, id)).toMatchObject({ state: "failed", problem: "changed" });
    const insteadId = made?.ok ? BigInt(made.value.id) : 0n;
    expect(await shop.tom.db.approval.findFirst({ where: { actionId: BigInt(id) } })).toMatchObject({
      state: "changed",
      insteadId,
      decisionWord: "Half is enough",
    });
    expect(moneyOf(shop, at)).toEqual([100, 700].map((sum) => ["shopify_payments", sum, "EUR"]));
  });
});

describe("done in another way, when the request was decided meanwhile", () => {
  test.each([
    ["withdrawn by who asked", (at: RefundCase, id: string) => withdrawAction(agent(), at.ticketNumber, BigInt(id))],
    ["declined by somebody", (at: RefundCase, id: string) => declineAction(lead(), at.ticketNumber, BigInt(id), "No")],
  ])("%s: nothing goes out, and it is said", async (_how, decide) => {
    const at = await openCase(shop);
    const { id } = await ask(at);
    const { requestKey, amount } = await preview(lead(), at, { amount: "7.00" });
    const confirmed = { amountMinor: amount.presentment.minor, currency: amount.presentment.currency };
    expect(await decide(at, id)).toMatchObject({ ok: true });
    const instead = { actionId: BigInt(id), answer: "" };
    const made = await confirmAction(lead(), at.ticketNumber, "refund", requestKey, confirmed, instead);
    expect(made).toMatchObject({ ok: false, problem: "decided" });
    expect(moneyOf(shop, at)).toEqual([]);
  });
});

describe("the order changed meanwhile", () => {
  test.each([
    [
      "by another act of ours",
      async (at: RefundCase): Promise<void> => void (await refund(shop.eva, at, { amount: "1.00" })),
    ],
    [
      "in Shopify, of which no webhook told",
      async (at: RefundCase): Promise<void> => {
        shop.world.standin.admin.edits.refundOrder(shop.domain, at.order.id, {
          transactions: [
            {
              orderId: `gid://shopify/Order/${at.order.id}`,
              parentId: `gid://shopify/OrderTransaction/${at.order.id}7`,
              gateway: "shopify_payments",
              kind: "REFUND",
              amount: "1.00",
            },
          ],
        });
      },
    ],
  ] as const)("%s: the request is out of date, who asked is told, and previews again", async (_how, change) => {
    const at = await openCase(shop);
    const { id } = await ask(at);
    await change(at);
    await shop.tom.db.staffNotice.deleteMany({});
    expect(await approve(lead(), at, id)).toMatchObject({ ok: false, problem: "outdated" });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 100, "EUR"]]);
    expect(await rowOf(shop, id)).toMatchObject({ state: "failed", problem: "outdated" });
    expect(await noticesOf(agent())).toEqual([["approval_decided", shop.eva.staff.name]]);
    const again = await ask(at);
    expect(await approve(lead(), at, again.id)).toMatchObject({ ok: true });
    expect(moneyOf(shop, at)).toHaveLength(2);
  });

  test("Shopify cannot be asked: nothing is decided, and it can be tried again", async () => {
    const at = await openCase(shop);
    const { id } = await ask(at);
    for (let tries = 0; tries < 5; tries++)
      shop.world.standin.admin.faults.next({ operation: "OrderLastLook", kind: "reset-before" });
    expect(await approve(lead(), at, id)).toMatchObject({ ok: false, problem: "not_reached" });
    shop.world.standin.admin.faults.clear();
    expect(await approve(lead(), at, id)).toMatchObject({ ok: true });
    expect(moneyOf(shop, at)).toEqual(money);
  });

  test("the ticket was merged: the request goes along and is decided there", async () => {
    const [at, other] = [await openCase(shop), await openCase(shop)];
    const { id } = await ask(at);
    await mergeTickets(lead(), at.ticketNumber, other.ticketNumber);
    expect(await approve(lead(), at, id)).toMatchObject({ ok: false, problem: "merged" });
    // There it is about another order.
    expect(await approve(lead(), other, id)).toMatchObject({ ok: false, problem: "outdated" });
    expect(moneyOf(shop, at)).toEqual([]);
  });
});

describe("tampering", () => {
  test("who asked, who may not, and who may not do such acts do not approve", async () => {
    const at = await openCase(shop);
    const { id } = await ask(at);
    const promoted = as(shop.tom, builtInRoles.owner);
    expect(await approve(promoted, at, id)).toMatchObject({ ok: false, problem: "own_request" });
    for (const role of [
      builtInRoles.senior,
      { ...builtInRoles.lead, perActMinor: 999n },
      { ...builtInRoles.lead, abilities: ["approve" as const, "replacement" as const] },
    ])
      expect(await approve(as(shop.eva, role), at, id)).toMatchObject({ ok: false, problem: "not_yours" });
    expect(moneyOf(shop, at)).toEqual([]);
    expect((await rowOf(shop, id)).state).toBe("awaiting_approval");
  });

  test("an amount, a key of somebody else's, a request that needs none, and one that waits already", async () => {
    const at = await openCase(shop);
    const shown = await preview(agent(), at, mug);
    const asking = (desk: StaffDesk, amountMinor: string, key = shown.requestKey, word = "") =>
      askApproval(desk, at.ticketNumber, "refund", key, { amountMinor, currency: "EUR" }, word);
    expect(await asking(agent(), "100")).toMatchObject({ ok: false, problem: "amount_changed" });
    expect(await asking(lead(), "1000")).toMatchObject({ ok: false, problem: "preview_expired" });
    expect(await asking(shop.tom, "1000")).toMatchObject({ ok: false, problem: "within_limit" });
    const without = as(shop.tom, { ...limited, abilities: ["note"] });
    expect(await asking(without, "1000")).toMatchObject({ ok: false, problem: "not_allowed" });
    expect(
      await shop.tom.db.auditEntry.findFirst({ where: { kind: "refused" }, orderBy: { id: "desc" } }),
    ).toMatchObject({ staffId: shop.tom.staff.id, after: { what: "role", ability: "refund" } });
    expect(await asking(agent(), "1000", undefined, "x".repeat(501))).toMatchObject({ problem: "word_too_long" });
    expect(await asking(agent(), "1000")).toMatchObject({ ok: true });
    // Asked again it is the same request; confirmed it still only waits.
    expect(await asking(agent(), "1000")).toMatchObject({ ok: true, value: { state: "awaiting_approval" } });
    expect(await confirm(agent(), at, shown)).toMatchObject({ ok: true, value: { state: "awaiting_approval" } });
    const second = await preview(agent(), at, mug);
    expect(await asking(agent(), "1000", second.requestKey)).toMatchObject({ ok: false, problem: "already_asked" });
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("another shop's request, another ticket's, and one that is none", async () => {
    const [at, other] = [await openCase(shop), await openCase(shop)];
    const { id } = await ask(at);
    const stranger = await shop.world.staffDesk(1, 0);
    for (const [desk, number] of [
      [stranger, at.ticketNumber],
      [lead(), other.ticketNumber],
    ] as const) {
      expect(await approveAction(desk, number, BigInt(id), "")).toBeNull();
      expect(await declineAction(desk, number, BigInt(id), "no")).toBeNull();
      expect(await readRequest(desk, number, BigInt(id))).toBeNull();
    }
    const made = await refund(shop.eva, other, { amount: "1.00" });
    expect(await approve(lead(), other, made.id)).toBeNull();
    expect(moneyOf(shop, at)).toEqual([]);
  });
});

test("unanswered: those who may are reminded, then the owners, and after three days it is given up", async () => {
  await shop.tom.db.approval.updateMany({ data: { remindAt: null } });
  const { id: ownerId } = await shop.tom.db.staff
    .findFirstOrThrow({ where: { id: { not: shop.eva.staff.id }, accountOwner: true } })
    .catch(() => shop.tom.db.staff.create({ data: { shopifyUserId: 424_242n, name: "Olga", accountOwner: true } }));
  // A large team: who may decide nothing takes nobody's place.
  const agents = await shop.tom.db.role.create({ data: { name: "Many", abilities: ["refund"] } });
  await shop.tom.db.staff.createMany({
    data: Array.from({ length: 200 }, (_, index) => ({
      shopifyUserId: 500_000n + BigInt(index),
      name: `Aaa ${index}`,
      roleId: agents.id,
    })),
  });
  const at = await openCase(shop);
  const { id } = await ask(at);
  const waiting = () =>
    shop.tom.db.staffNotice.findMany({ where: { kind: "approval_waiting" }, select: { staffId: true } });
  expect(await remindApprovals(later(shop.app, 59 * minute))).toBe(0);
  expect(await listShopsWithDueApprovals(new Date(Date.now() + 59 * minute))).toEqual([]);
  expect(await listShopsWithDueApprovals(new Date(Date.now() + 61 * minute))).toEqual([shop.app.shop.id]);
  await Promise.all([remindApprovals(later(shop.app, 61 * minute)), remindApprovals(later(shop.app, 61 * minute))]);
  const told = (await waiting()).map(({ staffId }) => staffId);
  expect(told).toContain(shop.eva.staff.id);
  expect(told).not.toContain(shop.tom.staff.id);
  expect(new Set(told).size).toBe(told.length);
  // Who is not here gets a mail in their language, once for each time they are told; nobody who chose otherwise, and none of
  // what is decided.
  const mails: OutgoingMail[] = [];
  const mailing: Desk = {
    ...shop.app,
    mailer: {
      ...shop.app.mailer,
      send: async (mail) => {
        mails.push(mail);
        return { ok: true, response: "", accepted: [], rejected: [] };
      },
    },
  };
  const asked = await shop.app.db.approval.findFirstOrThrow({ where: { actionId: BigInt(id) } });
  const due = { approvalId: asked.id.toString(), staffId: shop.eva.staff.id.toString() };
  const jobs = () => prisma.$queryRaw<{ data: { data: object } }[]>`
    select data from pgboss.job where name = 'mail-approval' and data::text like ${`%"staffId": "${due.staffId}"%`}`;
  expect(await jobs()).toHaveLength(1);
  await mailApproval(mailing, due);
  const { email } = await shop.app.db.staff.findFirstOrThrow({ where: { id: shop.eva.staff.id } });
  expect(mails.map(({ to, subject }) => [to[0]!.address, subject])).toEqual([
    [email, `Prośba o zgodę nadal czeka: zgłoszenie #${at.ticketNumber}`],
  ]);
  expect(mails[0]!.text).toContain(`https://${shop.domain}/admin/apps/`);
  await choosePreference(shop.eva, { mailApprovals: false });
  await mailApproval(mailing, due);
  await choosePreference(shop.eva, { mailApprovals: true });
  expect(mails).toHaveLength(1);

  await shop.tom.db.staffNotice.deleteMany({});
  expect(await remindApprovals(later(shop.app, 239 * minute))).toBe(0);
  expect(await remindApprovals(later(shop.app, 241 * minute))).toBe(1);
  expect((await waiting()).map(({ staffId }) => staffId)).toEqual([ownerId]);

  expect(await remindApprovals(later(shop.app, 73 * 60 * minute))).toBe(1);
  expect(await rowOf(shop, id)).toMatchObject({ state: "failed", problem: "unanswered" });
  await mailApproval(mailing, due);
  expect(mails).toHaveLength(1);
  expect(await noticesOf(agent())).toEqual([["approval_decided", null]]);
  expect(await approve(lead(), at, id)).toMatchObject({ ok: false, problem: "decided" });
});

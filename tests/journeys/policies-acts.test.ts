import { DateTime } from "luxon";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { readRequest } from "#app/features/acts/authority/read-request.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { parseCreditForm } from "#app/features/acts/credit/parse-credit-form.ts";
import type { ActPreview } from "#app/features/acts/act-preview.ts";
import { duplicateAct } from "#app/features/acts/duplicate/duplicate-kind.server.ts";
import { parseDuplicateForm } from "#app/features/acts/duplicate/parse-duplicate-form.ts";
import { editAct } from "#app/features/acts/edit/edit-kind.server.ts";
import { parseEditForm } from "#app/features/acts/edit/parse-edit-form.ts";
import { invoiceAct } from "#app/features/acts/invoice/invoice-kind.server.ts";
import { parseInvoiceForm } from "#app/features/acts/invoice/parse-invoice-form.ts";
import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { parseReturnStepForm } from "#app/features/acts/return-step/parse-return-step-form.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import { readPolicies } from "#app/features/policies/read-policies.server.ts";
import { policyForm, type PolicyForm } from "#app/features/policies/policy-form.ts";
import { savePolicies } from "#app/features/policies/save-policies.server.ts";
import { builtInRoles, type Role } from "#app/features/team/role.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { action as savePage, loader as openPage } from "#app/routes/app.settings.policies.tsx";
import { previewCancel, wholeRefund } from "./cancellation-shop.ts";
import { actsOf, watchOperation } from "./live-act-case.ts";
import { confirm, moneyOf, mugOrder, openCase, preview, rowOf, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({
  scopes: [
    "write_orders",
    "read_store_credit_accounts",
    "write_store_credit_account_transactions",
    "write_order_edits",
    "write_draft_orders",
    "read_returns",
    "write_returns",
  ],
});
const credit = actsOf(creditAct, parseCreditForm);
const edit = actsOf(editAct, parseEditForm);
const invoice = actsOf(invoiceAct, parseInvoiceForm);
const duplicate = actsOf(duplicateAct, parseDuplicateForm);
const returns = actsOf(returnAct, parseReturnForm);
const steps = actsOf(returnStepAct, parseReturnStepForm);

let owner: StaffDesk;
let agent: StaffDesk;
let ownerIndex: number;
let agentIndex: number;
beforeAll(async () => {
  const { staff } = shop.world.world.states[0]!;
  ownerIndex = staff.findIndex(({ accountOwner }) => accountOwner);
  agentIndex = staff.findIndex(({ accountOwner }) => !accountOwner);
  owner = await shop.world.staffDesk(0, ownerIndex);
  agent = await shop.world.staffDesk(0, agentIndex);
});

const unsaid: PolicyForm = {
  windowDays: "",
  windowFrom: "delivery",
  shippingPayer: "",
  shippingOurFault: false,
  noQuestions: "",
  vipOrders: "",
  vipSpent: "",
  vipTag: "",
  vipTimes: "",
  vipAllowance: "",
  vipExtraDays: "",
};
const say = async (changes: Partial<PolicyForm>) =>
  expect(await savePolicies(owner, { ...unsaid, ...changes })).toMatchObject({ ok: true });
beforeEach(() => say({}));

const as = (desk: StaffDesk, role: Partial<Role>): StaffDesk => ({
  ...desk,
  staff: { ...desk.staff, role: { ...builtInRoles.agent, ...role } },
});

/** At this hour of a day before, by the shop's calendar: clocks may have changed since. */
const ago = (days: number) => DateTime.now().setZone("Europe/Warsaw").minus({ days }).toUTC().toISO()!;

let lastParcel = 50_000_000;
/** An order that was delivered so many days ago; null: sent four days ago and still on its way. */
const deliveredCase = (days: number | null): Promise<RefundCase> =>
  openCase(shop, (id) =>
    mugOrder(shop, id, {
      createdAt: ago(50),
      fulfillments: [
        {
          id: ++lastParcel,
          name: `#${id}.1`,
          status: "SUCCESS",
          displayStatus: days === null ? "IN_TRANSIT" : "DELIVERED",
          createdAt: ago((days ?? 1) + 3),
          updatedAt: ago(days ?? 0),
          inTransitAt: null,
          deliveredAt: days === null ? null : ago(days),
          estimatedDeliveryAt: null,
          locationId: shop.world.standin.admin.state(shop.domain).locations[0]!.id,
          lines: [{ lineId: id * 10 + 1, quantity: 2 }],
          tracking: [],
          events: [],
        },
      ],
    }),
  );

const press = (desk: StaffDesk, at: RefundCase, shown: ActPreview, word: string) =>
  confirmAction(
    desk,
    at.ticketNumber,
    "refund",
    shown.requestKey,
    { amountMinor: shown.amount.presentment.minor, currency: shown.amount.presentment.currency },
    null,
    word,
  );

describe("what the preview says", () => {
  test("nothing, while the merchant has said nothing", async () => {
    const shown = await preview(agent, await deliveredCase(99), { amount: "10.00" });
    expect(shown.policy).toEqual({ findings: [], needsReason: false });
  });

  test("which policy applies, by what Shopify tells in the one call of the preview", async () => {
    await say({ windowDays: "30", shippingPayer: "customer", shippingOurFault: true, noQuestions: "20" });
    const at = await deliveredCase(12);
    const calls = watchOperation(shop, "RefundSuggestion");
    const shown = await preview(agent, at, { amount: "10.00" });
    expect(calls()).toMatchObject({ times: 1 });
    expect(Math.max(...calls().points)).toBeLessThanOrEqual(60);
    expect(shown.policy).toEqual({
      findings: [
        { policy: "return_window", is: "inside", from: "delivery", days: 12, allowed: 30 },
        { policy: "return_shipping", is: "said", payer: "customer", ourFault: true },
        { policy: "no_questions", is: "inside", upTo: { minor: "2000", currency: "EUR" } },
      ],
      needsReason: false,
    });
    const onItsWay = await preview(agent, await deliveredCase(null), { amount: "10.00" });
    expect(onItsWay.policy.findings[0]).toEqual({ policy: "return_window", is: "on_its_way", allowed: 30 });
  });

  test("of a cancellation and a gift too", async () => {
    await say({ windowDays: "30", noQuestions: "20" });
    const at = await openCase(shop);
    const cancelled = await previewCancel(agent, at, wholeRefund);
    expect(cancelled.policy.findings).toMatchObject([{ policy: "no_questions", is: "outside" }]);
    const given = await credit.preview(agent, at, { amount: "20.00", notify: "", locale: "en" });
    expect(given.policy).toMatchObject({ findings: [{ policy: "no_questions", is: "inside" }], needsReason: false });
  });

  test("of what an edit, an invoice or a duplicate takes off; VIPs may be given more of it", async () => {
    await say({ noQuestions: "1", vipTag: "Gold", vipTimes: "2" });
    const at = await openCase(shop);
    const state = shop.world.standin.admin.state(shop.domain);
    const variant = state.products[2]!.variants[0]!;
    const customer = state.customers.find(({ id }) => id === at.order.customerId)!;
    customer.tags = ["gold"];
    // Each is worth more than this, and less than twice as much.
    const limited = as(agent, { perActMinor: 800n });
    const free = { how: "percent", percent: "100", email: "ana@example.com", locale: "en" };
    const shown = [
      await edit.preview(limited, at, { [`add.${variant.id}`]: "1", percent: "100" }),
      await invoice.preview(limited, at, { ...free, [`line.${variant.id}`]: "1" }),
      await duplicate.preview(limited, at, { ...free, [`line.${at.tea}`]: "1" }),
    ];
    customer.tags = [];
    for (const one of shown)
      expect(one).toMatchObject({
        over: [],
        policy: {
          needsReason: true,
          limitTimes: 2,
          findings: [
            { policy: "no_questions", is: "outside" },
            { policy: "vip", is: "said" },
          ],
        },
      });
    // What is paid by the customer, or given back by a refund, is judged where it is.
    const less = await edit.preview(agent, at, { [`line.${at.tea}`]: "0" });
    expect(less.policy).toEqual({ findings: [], needsReason: false });
  });

  test("of a return by its worth, and of what goes back for one that nobody here gave a reason for", async () => {
    const at = await deliveredCase(2);
    const sent = String(lastParcel * 100);
    const one = { [`line.${sent}`]: "1", [`reason.${sent}`]: "2" };
    const returnsOf = () =>
      shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === at.order.id)!.returns!;
    const receive = async () => {
      const { id, lines } = returnsOf().at(-1)!;
      return steps.preview(agent, at, { return: String(id), how: "receive", [`line.${id}.${lines[0]!.id}`]: "1" });
    };
    // Set up while nobody asked: it is asked when the money goes back.
    await returns.make(agent, at, one);
    await say({ noQuestions: "5" });
    expect((await receive()).policy).toMatchObject({ needsReason: true });
    await say({ noQuestions: "10" });
    expect((await receive()).policy).toMatchObject({ needsReason: false });

    await say({ noQuestions: "5" });
    const shown = await returns.preview(agent, at, one);
    expect(shown.policy).toMatchObject({ needsReason: true, findings: [{ policy: "no_questions", is: "outside" }] });
    expect(await returns.confirm(agent, at, shown)).toMatchObject({ problem: "reason_missing" });
    const sum = { amountMinor: "0", currency: "EUR" };
    const made = await confirmAction(agent, at.ticketNumber, "return", shown.requestKey, sum, null, "It broke");
    expect(made).toMatchObject({ value: { state: "succeeded", exception: { note: "It broke" } } });
    expect((await receive()).policy).toEqual({ findings: [], needsReason: false });
  });
});

describe("who pays for the way back", () => {
  test("a fee although the shop pays, or a label for nothing although the customer does, owes a reason", async () => {
    const at = await deliveredCase(3);
    const [part] = (await openLive(returnAct)(agent, at.ticketNumber).then((form) =>
      form?.ok ? form.value.lines : [],
    )) as { sentId: string }[];
    const fields = { [`line.${part!.sentId}`]: "1", [`reason.${part!.sentId}`]: "5", currency: "EUR" };
    const owes = async (more: Record<string, string>) => {
      const { policy } = await returns.preview(agent, at, { ...fields, ...more });
      return [policy.findings.find((one) => one.policy === "return_shipping")?.is, policy.needsReason];
    };
    await say({ shippingPayer: "shop" });
    expect(await owes({ fee: "5" })).toEqual(["outside", true]);
    expect(await owes({})).toEqual(["inside", false]);
    await say({ shippingPayer: "customer" });
    const label = { labelUrl: "https://l.example.com/1" };
    expect(await owes(label)).toEqual(["outside", true]);
    expect(await owes({ ...label, fee: "5" })).toEqual(["inside", false]);
    const shown = await returns.preview(agent, at, { ...fields, ...label });
    expect(await returns.confirm(agent, at, shown)).toMatchObject({ problem: "reason_missing" });
  });

  test("so does agreeing to what a customer asked for, by the fee it has, and adding a label later", async () => {
    const at = await deliveredCase(3);
    const { admin } = shop.world.standin;
    const made = admin.edits.requestReturn(shop.domain, at.order.id, Number(at.mug), 1);
    const label = { labelUrl: "https://l.example.com/1" };
    const owes = async (more: Record<string, string>) => {
      const { policy } = await steps.preview(agent, at, { return: String(made.id), ...more });
      return [policy.findings.find((one) => one.policy === "return_shipping")?.is, policy.needsReason];
    };
    const charge = (minor: number) => {
      const own = admin.state(shop.domain).orders.find(({ id }) => id === at.order.id)!.returns![0]!;
      own.shippingFee = minor ? { shop: minor, presentment: minor } : null;
      return own;
    };
    await say({ shippingPayer: "shop" });
    expect(await owes({ how: "approve" })).toEqual(["inside", false]);
    charge(500);
    expect(await owes({ how: "approve" })).toEqual(["outside", true]);
    await say({ shippingPayer: "customer" });
    expect(await owes({ how: "approve", ...label })).toEqual(["inside", false]);
    charge(0);
    expect(await owes({ how: "approve", ...label })).toEqual(["outside", true]);
    await steps.make(agent, at, { return: String(made.id), how: "approve" });
    expect(await owes({ how: "label", ...label })).toEqual(["outside", true]);
    charge(500);
    expect(await owes({ how: "label", ...label })).toEqual(["inside", false]);
    const told = await steps.make(agent, at, { return: String(made.id), how: "label", ...label });
    expect(told.about).toMatchObject({ fee: "500", feeCurrency: "EUR" });
  });
});

describe("stepping outside", () => {
  test("is refused without a reason, and with one kept in the act, the ticket and the audit log", async () => {
    await say({ windowDays: "30" });
    const at = await deliveredCase(42);
    const shown = await preview(agent, at, { amount: "10.00" });
    expect(shown.policy).toMatchObject({ needsReason: true, findings: [{ is: "outside", days: 42, allowed: 30 }] });
    expect(await confirm(agent, at, shown)).toMatchObject({ ok: false, problem: "reason_missing", field: "word" });
    expect(await press(agent, at, shown, "  \u0000 ")).toMatchObject({ problem: "reason_missing" });
    expect(await press(agent, at, shown, "x".repeat(501))).toMatchObject({ problem: "word_too_long" });
    expect(moneyOf(shop, at)).toEqual([]);

    const made = await press(agent, at, shown, "  It broke on the first day. ");
    if (!made?.ok) throw new Error(JSON.stringify(made));
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 1000, "EUR"]]);
    const exception = { note: "It broke on the first day.", outside: [{ policy: "return_window", days: 42 }] };
    expect(made.value).toMatchObject({ state: "succeeded", exception });
    expect((await rowOf(shop, made.value.id)).input).toMatchObject({ policy: { note: exception.note } });
    const ticket = await agent.db.ticket.findFirstOrThrow({ where: { number: at.ticketNumber } });
    const events = await agent.db.ticketEvent.findMany({ where: { ticketId: ticket.id, kind: "action" } });
    expect(events.at(-1)?.data).toMatchObject({ exception });
    const told = await agent.db.auditEntry.findFirstOrThrow({
      where: { kind: "act_started", ticketNumber: at.ticketNumber },
    });
    expect(told).toMatchObject({ reason: exception.note, after: { outside: ["return_window"] } });
  });

  test("pressed again with other words it is the same act with the first words", async () => {
    await say({ windowDays: "30" });
    const at = await deliveredCase(42);
    const shown = await preview(agent, at, { amount: "5.00" });
    const [first, second] = [await press(agent, at, shown, "one"), await press(agent, at, shown, "two")];
    expect([first, second]).toMatchObject([
      { ok: true, value: { exception: { note: "one" } } },
      { ok: true, value: { exception: { note: "one" } } },
    ]);
    expect(moneyOf(shop, at)).toHaveLength(1);
  });

  test("with what nobody asks about needs none", async () => {
    await say({ windowDays: "30", noQuestions: "10" });
    const at = await deliveredCase(42);
    const small = await preview(agent, at, { amount: "10.00" });
    expect(small.policy.needsReason).toBe(false);
    expect(await confirm(agent, at, small)).toMatchObject({ ok: true, value: { state: "succeeded" } });
    expect((await preview(agent, await deliveredCase(2), { amount: "10.01" })).policy.needsReason).toBe(true);
  });

  test("a policy that is set after the preview asks nothing of it: what was shown is what is done", async () => {
    const at = await deliveredCase(42);
    const shown = await preview(agent, at, { amount: "10.00" });
    await say({ windowDays: "30" });
    expect(await confirm(agent, at, shown)).toMatchObject({ ok: true });
  });

  test("above a limit the reason goes with the request, and whoever decides sees both", async () => {
    await say({ windowDays: "30" });
    const limited = as(agent, { perActMinor: 500n });
    const at = await deliveredCase(42);
    const { requestKey, amount, over, policy } = await preview(limited, at, { amount: "10.00" });
    expect([over.length, policy.needsReason]).toEqual([1, true]);
    const sum = { amountMinor: amount.presentment.minor, currency: amount.presentment.currency };
    const ask = (word: string) => askApproval(limited, at.ticketNumber, "refund", requestKey, sum, word);
    expect(await ask(" ")).toMatchObject({ ok: false, problem: "reason_missing", field: "word" });
    const asked = await ask("She is right.");
    if (!asked?.ok) throw new Error(JSON.stringify(asked));
    const request = await readRequest(owner, at.ticketNumber, BigInt(asked.value.id));
    expect(request).toMatchObject({ ok: true, value: { policy: [{ policy: "return_window", is: "outside" }] } });
    const approved = await approveAction(owner, at.ticketNumber, BigInt(asked.value.id), "");
    expect(approved).toMatchObject({ ok: true, value: { exception: { note: "She is right." } } });
    expect(moneyOf(shop, at)).toHaveLength(1);
  });
});

describe("VIPs", () => {
  const customerOf = ({ order }: RefundCase) =>
    shop.world.standin.admin.state(shop.domain).customers.find(({ id }) => id === order.customerId)!;

  test("the limits of the role count so many times, by Shopify's own tag", async () => {
    await say({ vipTag: "Gold", vipTimes: "2" });
    const limited = as(agent, { perActMinor: 600n });
    const at = await openCase(shop);
    expect((await preview(limited, at, { amount: "10.00" })).over).toHaveLength(1);
    const customer = customerOf(at);
    customer.tags = ["gold"];
    const shown = await preview(limited, at, { amount: "10.00" });
    expect(shown).toMatchObject({ over: [], policy: { findings: [{ policy: "vip", why: { by: "tag" }, times: 2 }] } });
    expect((await preview(limited, at, { amount: "12.01" })).over).toMatchObject([
      { limitIs: { minor: "1200" }, wouldBe: { minor: "1201" } },
    ]);
    expect(await confirm(limited, at, shown)).toMatchObject({ ok: true, value: { state: "succeeded" } });
    customer.tags = [];
  });

  test("an allowance of their own is theirs whatever the limit is, and their window is longer; the day's limit stays", async () => {
    await say({ vipTag: "Gold", vipAllowance: "12", windowDays: "10", vipExtraDays: "3" });
    const at = await deliveredCase(12);
    customerOf(at).tags = ["gold"];
    const none = as(agent, { perActMinor: 0n });
    const given = await preview(none, at, { amount: "12.00" });
    expect(given).toMatchObject({ over: [], policy: { needsReason: false, limitLeastMinor: "1200" } });
    expect(given.policy.findings[0]).toMatchObject({ is: "inside", days: 12, allowed: 13 });
    expect((await preview(none, at, { amount: "12.01" })).over).toMatchObject([
      { limit: "perAct", limitIs: { minor: "1200" } },
    ]);
    expect((await preview(as(agent, { perDayMinor: 0n }), at, { amount: "12.00" })).over).toMatchObject([
      { limit: "perDay" },
    ]);
    expect(await press(none, at, given, "")).toMatchObject({ value: { state: "succeeded" } });
    customerOf(at).tags = [];
    expect((await preview(none, at, { amount: "1.00" })).policy.findings[0]).toMatchObject({
      is: "outside",
      allowed: 10,
    });
  });

  test("by orders as Shopify counts them", async () => {
    await say({ vipOrders: "1" });
    const shown = await preview(agent, await openCase(shop), { amount: "1.00" });
    expect(shown.policy).toMatchObject({ findings: [{ policy: "vip", why: { by: "orders" }, times: null }] });
    expect(shown.policy.limitTimes).toBeUndefined();
  });
});

describe("the page", () => {
  const request = (staff: number, form?: object, seen?: object) => ({
    request: shop.world.staffRequest("/app/settings/policies", {
      staff,
      shop: 0,
      ...(form && {
        method: "POST",
        body: new URLSearchParams({
          intent: "save",
          values: JSON.stringify(form),
          ...(seen && { seen: JSON.stringify(seen) }),
        }),
      }),
    }),
    params: {},
    context: {},
  });

  test("an owner saves, everybody sees it, and what changed is in the audit log with its sums", async () => {
    const form = { ...unsaid, windowDays: "14", windowFrom: "order", noQuestions: "7,50", vipSpent: "500", vipTimes: "3" }; // prettier-ignore
    expect(await savePage(request(ownerIndex, form))).toEqual({ ok: true, value: null });
    expect(await openPage(request(agentIndex))).toMatchObject({ mayChange: false, saved: { windowDays: "14" } });
    expect(await readPolicies(agent)).toEqual({
      returnWindow: { days: 14, from: "order" },
      returnShipping: null,
      vip: { orders: null, spentMinor: 50_000n, tag: null },
      vipTimes: 3,
      vipAllowanceMinor: null,
      vipExtraDays: null,
      noQuestionsMinor: 750n,
    });
    const { saved } = await openPage(request(ownerIndex));
    expect(await savePage(request(ownerIndex, saved))).toMatchObject({ ok: true });
    const lines = await owner.db.auditEntry.findMany({
      where: { kind: "settings_changed" },
      orderBy: { id: "desc" },
      take: 1,
    });
    expect(lines[0]).toMatchObject({
      before: { returnWindowDays: null, noQuestionsMinor: null },
      after: { returnWindowDays: 14, noQuestionsMinor: { minor: "750", currency: "EUR" } },
    });
  });

  test.each([
    ["days that are none", { windowDays: "soon" }, "number_wrong", "windowDays"],
    ["no days", { windowDays: "0" }, "number_wrong", "windowDays"],
    ["an amount in another currency", { noQuestions: "$5" }, "other_currency", "noQuestions"],
    ["nothing", { noQuestions: "0" }, "zero", "noQuestions"],
    ["a long tag", { vipTag: "x".repeat(41) }, "too_long", "vipTag"],
    ["once is no allowance", { vipTag: "gold", vipTimes: "1" }, "number_wrong", "vipTimes"],
    ["an allowance of nobody", { vipTimes: "2" }, "vip_missing", "vipTimes"],
    ["a sum of nobody", { vipAllowance: "50" }, "vip_missing", "vipAllowance"],
    ["a longer window of nobody", { vipExtraDays: "5" }, "vip_missing", "vipExtraDays"],
    ["what no page sends", { windowFrom: "birth" }, "malformed", undefined],
  ])("%s: said at the field, and nothing is kept", async (_what, changes, problem, field) => {
    expect(await savePage(request(ownerIndex, { ...unsaid, ...changes }))).toMatchObject({ ok: false, problem });
    expect(await savePolicies(owner, { ...unsaid, ...changes })).toEqual(
      expect.objectContaining(field === undefined ? { problem } : { problem, field }),
    );
    expect((await readPolicies(owner)).noQuestionsMinor).toBeNull();
  });

  test("two owners at once: the later one is told, and saves over what they have seen", async () => {
    const shown = async () =>
      JSON.parse(
        JSON.stringify(policyForm(await readPolicies(owner), owner.shop.currency, owner.staff.locale)),
      ) as object;
    const seen = await shown();
    const save = (changes: object, over: object) => savePolicies(owner, { ...unsaid, ...changes }, over);
    const both = await Promise.all([save({ windowDays: "14" }, seen), save({ vipTag: "gold" }, seen)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toEqual({ ok: false, problem: "changed_meanwhile" });
    const page = (over: object) => savePage(request(ownerIndex, { ...unsaid, windowDays: "30" }, over));
    expect(await page(seen)).toMatchObject({ problem: "changed_meanwhile" });
    expect(await page(await shown())).toEqual({ ok: true, value: null });
    expect(await shown()).toMatchObject({ windowDays: "30", vipTag: "" });
    expect(await savePolicies(owner, unsaid)).toMatchObject({ ok: true });
  });

  test("nobody else changes them: a lead could widen their own limits; it is noted", async () => {
    const lead = as(agent, builtInRoles.lead);
    expect(await savePolicies(lead, { ...unsaid, vipOrders: "1", vipTimes: "10" })).toMatchObject({
      ok: false,
      problem: "not_allowed",
    });
    expect((await readPolicies(owner)).vip).toBeNull();
    const [line] = await owner.db.auditEntry.findMany({ orderBy: { id: "desc" }, take: 1 });
    expect(line).toMatchObject({ kind: "refused", after: { what: "manage_roles" } });
  });
});

test("more than Shopify suggests needs the role for it, and is judged again when it begins", async () => {
  const plain = as(agent, { abilities: builtInRoles.agent.abilities.filter((one) => one !== "shipping_over") });
  const at = await openCase(shop);
  const chosen = { [`line.${at.tea}`]: "1" };
  await expect(preview(plain, at, { ...chosen, amount: "5.01" })).rejects.toThrow(/no_shipping_over.*5[.,]00/);
  expect(await preview(plain, at, { ...chosen, amount: "5.00" })).toMatchObject({ over: [] });
  const shown = await preview(as(agent, {}), at, { ...chosen, amount: "9.00" });
  expect(await confirm(plain, at, shown)).toMatchObject({ ok: false, problem: "not_allowed" });
  expect(moneyOf(shop, at)).toEqual([]);
  expect(await confirm(as(agent, {}), at, shown)).toMatchObject({ ok: true });
});

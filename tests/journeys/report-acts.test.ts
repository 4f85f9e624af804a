import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { withdrawAction } from "#app/features/acts/authority/refuse-request.server.ts";
import type { ActsFilter } from "#app/features/reports/act-report.ts";
import { listActs } from "#app/features/reports/list-acts.server.ts";
import { readActReport } from "#app/features/reports/read-act-report.server.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import { loader as openReport } from "#app/routes/app.reports._index.tsx";
import { loader as openList } from "#app/routes/app.reports.acts.tsx";
import { loader as takeFile } from "#app/routes/app.report-acts.ts";
import { builtInRoles, type Role } from "#app/features/team/role.ts";
import { saveRole } from "#app/features/team/save-role.server.ts";
import { chooseRole } from "#app/features/team/choose-role.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { cancel, wholeRefund } from "./cancellation-shop.ts";
import { later, openCase, preview, refund, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();
let owner: StaffDesk;
let agent: StaffDesk;
let ownerIndex: number;
let agentIndex: number;

const as = (desk: StaffDesk, role: Partial<Role>): StaffDesk => ({
  ...desk,
  staff: { ...desk.staff, role: { ...builtInRoles.agent, ...role } },
});
const day = 86_400_000;
const days = (from: number, until: number) => {
  const iso = (ago: number) => new Date(Date.now() - ago * day).toISOString().slice(0, 10);
  return parsePeriod(new URLSearchParams({ from: iso(from), until: iso(until) }), new Date(), "UTC");
};
/** Wide enough for whatever zone the shop has. */
const period = days(2, -2);
const everything: ActsFilter = {
  kind: null,
  staffId: null,
  role: null,
  reason: null,
  product: null,
  item: null,
  only: null,
};
const list = (filter: Partial<ActsFilter> = {}) => listActs(owner, period, { ...everything, ...filter }, null, 100);

async function ask(at: RefundCase): Promise<bigint> {
  const desk = as(agent, { perActMinor: 100n });
  const { requestKey, amount } = await preview(desk, at, { amount: "3.00" });
  const sum = { amountMinor: amount.presentment.minor, currency: amount.presentment.currency };
  const asked = await askApproval(desk, at.ticketNumber, "refund", requestKey, sum, "please");
  if (!asked?.ok) throw new Error(JSON.stringify(asked));
  return BigInt(asked.value.id);
}

beforeAll(async () => {
  const { staff } = shop.world.world.states[0]!;
  ownerIndex = staff.findIndex(({ accountOwner }) => accountOwner);
  agentIndex = staff.findIndex(({ accountOwner }) => !accountOwner);
  owner = await shop.world.staffDesk(0, ownerIndex);
  agent = await shop.world.staffDesk(0, agentIndex);
});

test("nothing is not zero", async () => {
  const report = await readActReport(owner, days(900, 890));
  expect(report).toEqual({
    back: { sum: null, orders: 0, per100: null },
    refunded: { sum: null, per100: null },
    differing: 0,
    approvals: { asked: 0, acts: 0, share: null },
    decisions: { count: 0, medianSeconds: null, p90Seconds: null },
    kinds: [],
    roles: [],
    people: [],
    reasons: [],
    products: [],
  });
});

describe("some acts", () => {
  beforeAll(async () => {
    // Two languages, one reason.
    const first = await openCase(shop);
    await refund(as(agent, {}), first, { [`line.${first.mug}`]: "2", reason: "Damaged" });
    const second = await openCase(shop);
    await refund(as(agent, builtInRoles.senior), second, { [`line.${second.mug}`]: "1", reason: "Uszkodzone" });
    await refund(owner, await openCase(shop), { amount: "1.50" });
    const cancelled = await cancel(owner, await openCase(shop), wholeRefund);
    expect(cancelled.kind).toBe("cancellation");
    // One that Shopify refused counts nowhere.
    shop.world.standin.admin.faults.next({
      operation: "RefundCreate",
      kind: "user-errors",
      errors: [{ field: null, message: "no" }],
    });
    const failed = await refund(agent, await openCase(shop), { amount: "9.00" });
    expect(failed.state).toBe("failed");
    // Asked: approved after a minute, approved after three, withdrawn.
    const [one, two, three] = [await openCase(shop), await openCase(shop), await openCase(shop)];
    const approve = async (at: RefundCase, afterMs: number) => {
      const id = await ask(at);
      expect(await approveAction(later(owner, afterMs), at.ticketNumber, id, "")).toMatchObject({ ok: true });
    };
    await approve(one, 60_000);
    await approve(two, 180_000);
    expect(await withdrawAction(agent, three.ticketNumber, await ask(three))).toMatchObject({ ok: true });
  });

  test("are counted by kind, person, role of the day, reason and product, each number with the acts behind it", async () => {
    const report = await readActReport(owner, period);
    const eur = (minor: string) => ({ minor, currency: "EUR" });
    expect(report.kinds).toMatchObject([
      { kind: "refund", acts: 5, given: eur("3750") },
      { kind: "cancellation", acts: 1 },
    ]);
    expect(report.people.map(({ name, acts }) => [name, acts])).toEqual([
      [agent.staff.name, 4],
      [owner.staff.name, 2],
    ]);
    expect(report.roles.map(({ role, acts }) => [role, acts])).toEqual([
      ["agent", 3],
      ["owner", 2],
      ["senior", 1],
    ]);
    expect(report.reasons.find(({ reason }) => reason === "damaged")).toEqual({
      reason: "damaged",
      acts: 2,
      refunds: 2,
      given: eur("3000"),
    });
    expect(report.reasons.find(({ reason }) => reason === null)?.refunds).toBe(3);
    expect(report.products.find(({ product }) => product === "Mug")).toEqual({
      product: "Mug",
      units: 5,
      acts: 3,
      variants: [{ item: "Mug, Blue", variant: "Blue", units: 5, acts: 3 }],
    });
    expect(report.products.find(({ product }) => product === "Tea")).toMatchObject({ variants: [] });

    for (const { kind, acts } of report.kinds) expect(await list({ kind }), kind).toHaveLength(acts);
    for (const { staffId, acts } of report.people) expect(await list({ staffId: BigInt(staffId) })).toHaveLength(acts);
    for (const { role, acts } of report.roles) expect(await list({ role: role ?? "" }), `${role}`).toHaveLength(acts);
    for (const { reason, acts } of report.reasons)
      expect(await list({ reason: reason ?? "" }), `${reason}`).toHaveLength(acts);
    for (const { product, acts, variants } of report.products) {
      expect(await list({ product }), product).toHaveLength(acts);
      for (const { item, acts: of } of variants) expect(await list({ item }), item).toHaveLength(of);
    }
  });

  test("a return is counted once for each of its reasons, and its pieces once, whatever is done with it then", async () => {
    const model = await owner.db.orderAction.findFirstOrThrow({ where: { kind: "refund", state: "succeeded" } });
    const green = { lineId: "1", title: "Kettle, Green", variant: "Green", quantity: 1 };
    const shown = { lines: [green], payments: [], note: "" };
    // Kept before variants were kept apart; another variant; a product whose name has a comma.
    const others = [
      { lineId: "2", title: "Kettle, Red", variant: "Red", quantity: 2 },
      { lineId: "3", title: "Kettle, Green", quantity: 3 },
      { lineId: "4", title: "Kettle, old, Green", variant: "Green", quantity: 1 },
    ];
    const acts = [
      ["return", { ...shown, reason: "Too small, Too loud", reasons: ["Too small", "Too loud"] }, 0n],
      ["returnStep", { ...shown, reason: "", reasons: ["Too small"], variant: "receive" }, 700n],
      ["returnStep", { ...shown, reason: "thank you", variant: "close" }, 0n],
      ["invoice", { ...shown, reason: "own words" }, 0n],
      ["replacement", { ...shown, lines: [green, ...others], reason: "Too small" }, 0n],
    ] as const;
    const { id: _, shopId: __, ...columns } = model;
    await owner.db.orderAction.createMany({
      data: acts.map(([kind, input, amount], place) => ({
        ...columns,
        kind,
        input: { ...(model.input as object), shown: input },
        requestKey: `kettle-${place}`,
        idempotencyKey: `kettle-${place}`,
        result: undefined,
        progress: undefined,
        valueMinor: amount,
      })),
    });
    const report = await readActReport(owner, period);
    const told = report.reasons.filter(({ reason }) => /^(Too|own|thank)/.test(reason ?? ""));
    expect(told.map(({ reason, acts, given }) => [reason, acts, given?.minor])).toEqual([
      ["Too small", 3, "700"],
      ["Too loud", 1, "0"],
    ]);
    for (const { reason, acts } of told) expect(await list({ reason })).toHaveLength(acts);
    const kettles = report.products.filter(({ product }) => product.startsWith("Kettle"));
    expect(kettles.map(({ product, acts, units, variants }) => [product, acts, units, variants.length])).toEqual([
      ["Kettle", 2, 4, 2],
      ["Kettle, Green", 1, 3, 0],
      ["Kettle, old", 1, 1, 1],
    ]);
    expect(kettles[0]!.variants).toEqual([
      { item: "Kettle, Green", variant: "Green", acts: 2, units: 2 },
      { item: "Kettle, Red", variant: "Red", acts: 1, units: 2 },
    ]);
    expect(await list({ product: "Kettle" })).toHaveLength(2);
    expect(await list({ item: "Kettle, Red" })).toHaveLength(1);
    await owner.db.orderAction.deleteMany({ where: { requestKey: { startsWith: "kettle-" } } });
  });

  test("how often somebody had to be asked, and how long it took", async () => {
    const { approvals, decisions } = await readActReport(owner, period);
    // Asked three times, once for nothing; four acts were simply made.
    expect(approvals).toEqual({ asked: 3, acts: 7, share: 3 / 7 });
    expect(decisions.count).toBe(2);
    const { medianSeconds, p90Seconds } = decisions;
    expect(medianSeconds).toBeGreaterThanOrEqual(120);
    expect(medianSeconds).toBeLessThan(170);
    expect(p90Seconds).toBeGreaterThanOrEqual(168);
    expect(p90Seconds).toBeLessThan(220);
    expect(await list({ only: "asked" })).toHaveLength(3);
    expect(await list({ only: "decided" })).toHaveLength(2);
  });

  test("what went back for 100 orders of the period", async () => {
    const at = new Date();
    const snapshot = (id: bigint) => ({
      id,
      name: `#r${id}`,
      createdAt: at,
      updatedAt: at,
      fulfillmentStatus: "UNFULFILLED",
      totalMinor: 1n,
      currency: "EUR",
      data: {},
      readAt: at,
    });
    const { back: before, refunded: refundedBefore } = await readActReport(owner, period);
    await owner.db.orderSnapshot.createMany({ data: [900_001n, 900_002n, 900_003n].map(snapshot) });
    // What was refunded in Shopify counts in a figure of its own; what is in another currency in none.
    const refundedInShopify = async (id: bigint, minor: string, currency: string) =>
      owner.db.orderSnapshot.updateMany({
        where: { id },
        data: {
          financialStatus: "PARTIALLY_REFUNDED",
          data: { totalRefunded: { shop: { minor, currency }, presentment: { minor: "1", currency: "USD" } } },
        },
      });
    await refundedInShopify(900_001n, "777", "EUR");
    await refundedInShopify(900_002n, "555", "PLN");
    const { back, refunded } = await readActReport(owner, period);
    expect(BigInt(refunded.sum!.minor) - BigInt(refundedBefore.sum?.minor ?? 0)).toBe(777n);
    expect(Number(refunded.per100!.minor)).toBe(Math.round((Number(refunded.sum!.minor) * 100) / back.orders));
    expect(back.orders).toBe(before.orders + 3);
    const acts = await list({ only: "back" });
    const sum = acts.reduce((total, { given }) => total + BigInt(given.minor), 0n);
    expect(back.sum).toEqual({ minor: sum.toString(), currency: "EUR" });
    expect(Number(back.per100!.minor)).toBe(Math.round((Number(sum) * 100) / back.orders));
    await owner.db.orderSnapshot.deleteMany({ where: { id: { gte: 900_001n, lte: 900_003n } } });
  });

  test("of money that went back in parts what arrived counts, of what was refused nothing", async () => {
    const model = await owner.db.orderAction.findFirstOrThrow({ where: { kind: "refund", state: "succeeded" } });
    const { id: _, shopId: __, ...columns } = model;
    const part = (minor: string, status: string) => ({ id: "1", status, shopAmount: { minor, currency: "EUR" } });
    const before = (await readActReport(owner, period)).back.sum;
    const results = [
      { transactions: [part("700", "SUCCESS"), part("300", "FAILURE")] },
      { transactions: [part("1000", "ERROR")] },
      { transactions: [], isMoneyMissing: true },
    ];
    await owner.db.orderAction.createMany({
      data: results.map((result, place) => ({
        ...columns,
        input: model.input as object,
        progress: undefined,
        requestKey: `part-${place}`,
        idempotencyKey: `part-${place}`,
        moneyState: "failed",
        valueMinor: 1000n,
        result,
      })),
    });
    const report = await readActReport(owner, period);
    expect(BigInt(report.back.sum!.minor) - BigInt(before!.minor)).toBe(700n);
    const listed = await list({ only: "back" });
    const sum = listed.reduce((total, { given }) => total + BigInt(given.minor), 0n);
    expect(report.back.sum).toEqual({ minor: sum.toString(), currency: "EUR" });
    expect(listed.filter(({ given }) => given.minor === "700")).toHaveLength(1);
    const refunds = report.kinds.find(({ kind }) => kind === "refund")!;
    expect((await list({ kind: "refund" })).reduce((total, { given }) => total + BigInt(given.minor), 0n)).toBe(
      BigInt(refunds.given!.minor),
    );
    await owner.db.orderAction.deleteMany({ where: { requestKey: { startsWith: "part-" } } });
  });

  test("other days have none of it", async () => {
    const past = await readActReport(owner, days(40, 10));
    expect([past.kinds, past.people, past.approvals.share]).toEqual([[], [], null]);
  });
});

describe("the pages", () => {
  const request = (path: string, staff: number) => ({
    request: shop.world.staffRequest(path, { staff, shop: 0 }),
    params: {},
    context: {},
  });

  test("show the report and its lists, page by page; as a file no cell is a formula, and that it was taken is logged", async () => {
    expect(await openReport(request("/app/reports", ownerIndex))).toMatchObject({ isShut: false });
    const acts = await openList(request("/app/reports/acts?kind=refund&staff=1", ownerIndex));
    expect(acts).toMatchObject({ isShut: false, isFirst: true, filter: { kind: "refund" } });
    const at = await openCase(shop);
    await refund(owner, at, { amount: "0.50", reason: "=HYPERLINK()" });
    const file = await takeFile(request("/app/report-acts", ownerIndex));
    const rows = parse<Record<string, string>>(await file.text(), { bom: true, columns: true });
    expect(rows[0]).toMatchObject({ kind: "refund", reason: "'=HYPERLINK()", given: "0.50", "given currency": "EUR" });
    expect(rows).toHaveLength((await list()).length);
    expect(await owner.db.accessLog.count({ where: { subject: "export", subjectId: "acts" } })).toBe(1);
  });

  test("are not for somebody who approves nothing", async () => {
    expect(await saveRole(owner, null, { name: "Night", abilities: ["refund"], perAct: "", perDay: "", perCustomerYear: "" })).toMatchObject({ ok: true }); // prettier-ignore
    const role = await owner.db.role.findFirstOrThrow({ where: { name: "Night" } });
    expect(await chooseRole(owner, agent.staff.id, role.id.toString())).toMatchObject({ ok: true });
    expect(await openReport(request("/app/reports", agentIndex))).toEqual({ isShut: true });
    expect(await openList(request("/app/reports/acts", agentIndex))).toEqual({ isShut: true });
    const refused = await takeFile(request("/app/report-acts", agentIndex)).catch((thrown: Response) => thrown);
    expect(refused.status).toBe(403);
  });
});

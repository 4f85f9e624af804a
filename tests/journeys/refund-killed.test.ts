import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, test } from "vitest";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { withdrawAction } from "#app/features/acts/authority/refuse-request.server.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import { listShopsWithAbandonedActions } from "#app/platform/db/shop-directory.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { RefundPreview } from "#app/features/acts/refund/refund-preview.ts";
import { confirm, hurried, later, moneyOf, openCase, preview, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();

const money = [["shopify_payments", 500, "EUR"]];

/** Confirms in a process of its own, or approves what was asked for there, and kills it at the point. */
async function confirmAndDie(
  point: "before" | "after",
  at: RefundCase,
  shown: RefundPreview,
  approvedId?: string,
): Promise<void> {
  const staffId = shop.world.world.states[0]!.staff[approvedId ? 1 : 0]!.id;
  const token = shop.world.standin.idToken({ shop: shop.domain, staffId });
  const { minor, currency } = shown.amount.presentment;
  const args = [point, token, String(at.ticketNumber), shown.requestKey, minor, currency];
  if (approvedId) args.push("refund", approvedId);
  const preload = path.resolve("tests/standin/redirect.ts");
  const child = spawn(
    process.execPath,
    ["--import", preload, path.resolve("tests/journeys/refund-child.ts"), ...args],
    {
      env: { ...process.env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let complaints = "";
  child.stderr.on("data", (data) => (complaints += data));
  const exit = once(child, "exit");
  const reached = (async () => {
    for await (const chunk of child.stdout) if (String(chunk).includes("here")) return true;
    return false;
  })();
  if (!(await reached)) throw new Error(`the process did not come to "${point}": ${complaints}`);
  child.kill("SIGKILL");
  await exit;
}

const rowAt = (at: RefundCase) => shop.tom.db.orderAction.findFirstOrThrow({ where: { orderId: BigInt(at.order.id) } });

test.each([
  ["before", []],
  ["after", money],
] as const)("killed %s Shopify acts: the sweeper ends it, and the money goes back once", async (point, movedBefore) => {
  const at = await openCase(shop);
  const shown = await preview(shop.tom, at, { amount: "5.00" });
  await confirmAndDie(point, at, shown);
  expect(moneyOf(shop, at)).toEqual(movedBefore);
  expect((await rowAt(at)).state).toBe("running");

  // Nobody takes it from a process that may still be at work.
  expect(await sweepOrderActions(hurried(shop.app))).toBe(0);
  const soon = new Date(Date.now() + 2 * 60_000);
  expect(await listShopsWithAbandonedActions(soon)).toContain(shop.app.shop.id);
  // Also when the job that it was handed to without a lease was lost.
  const { id } = await rowAt(at);
  await shop.app.db.orderAction.updateMany({ where: { id }, data: { leaseUntil: null } });
  expect(await listShopsWithAbandonedActions(new Date())).toContain(shop.app.shop.id);
  await shop.app.db.orderAction.updateMany({ where: { id }, data: { leaseUntil: new Date() } });
  expect(await sweepOrderActions(hurried(later(shop.app, 2 * 60_000)))).toBe(1);
  expect(await rowAt(at)).toMatchObject({ state: "succeeded", moneyState: "confirmed", attempts: 2 });
  expect(moneyOf(shop, at)).toEqual(money);
  expect(await toldIn(shop, at)).toEqual([["succeeded", "confirmed"]]);

  // The agent, who saw no answer, presses again.
  expect(await confirm(shop.tom, at, shown)).toMatchObject({ ok: true, value: { state: "succeeded" } });
  expect(moneyOf(shop, at)).toEqual(money);
});

test("a job for it was left behind in the same transaction, due within two minutes", async () => {
  const at = await openCase(shop);
  await confirmAndDie("before", at, await preview(shop.tom, at, { amount: "5.00" }));
  const { id } = await rowAt(at);
  const jobs = await prisma.$queryRaw<{ seconds: number }[]>`
    select extract(epoch from start_after - now())::int as seconds from pgboss.job
    where name = 'resolve-order-action' and data->'data'->>'actionId' = ${id.toString()}`;
  expect(jobs).toHaveLength(1);
  expect(jobs[0]!.seconds).toBeLessThanOrEqual(120);
});

test("several sweepers at once: one effect", async () => {
  const at = await openCase(shop);
  await confirmAndDie("before", at, await preview(shop.tom, at, { amount: "5.00" }));
  const desk = hurried(later(shop.app, 2 * 60_000));
  await Promise.all(Array.from({ length: 8 }, () => sweepOrderActions(desk)));
  expect(await rowAt(at)).toMatchObject({ state: "succeeded", attempts: 2 });
  expect(moneyOf(shop, at)).toEqual(money);
  expect(await toldIn(shop, at)).toEqual([["succeeded", "confirmed"]]);
});

test.each([
  ["before", []],
  ["after", money],
] as const)(
  "who approves is killed %s Shopify acts: it is ended, once, and cannot be decided again",
  async (point, movedBefore) => {
    const at = await openCase(shop);
    const role = { ...builtInRoles.agent, perActMinor: 100n };
    const agent = { ...shop.tom, staff: { ...shop.tom.staff, role } };
    const shown = await preview(agent, at, { amount: "5.00" });
    const { minor: amountMinor, currency } = shown.amount.presentment;
    await askApproval(agent, at.ticketNumber, "refund", shown.requestKey, { amountMinor, currency }, "");
    const { id } = await rowAt(at);
    await confirmAndDie(point, at, shown, id.toString());
    expect(moneyOf(shop, at)).toEqual(movedBefore);
    expect(await rowAt(at)).toMatchObject({ state: "running", answerableId: shop.eva.staff.id });
    expect(await shop.tom.db.approval.findFirst({ where: { actionId: id } })).toMatchObject({ state: "approved" });

    expect(await sweepOrderActions(hurried(later(shop.app, 2 * 60_000)))).toBe(1);
    expect(await rowAt(at)).toMatchObject({ state: "succeeded", moneyState: "confirmed" });
    expect(moneyOf(shop, at)).toEqual(money);
    expect(await approveAction(shop.eva, at.ticketNumber, id, "")).toMatchObject({
      ok: true,
      value: { state: "succeeded" },
    });
    expect(await withdrawAction(agent, at.ticketNumber, id)).toMatchObject({ ok: false, problem: "decided" });
    expect(moneyOf(shop, at)).toEqual(money);
  },
);

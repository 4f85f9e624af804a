import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import type { ReplacementPreview } from "#app/features/acts/replacement/replacement-preview.ts";
import { hurried, later, openCase, toldIn, type RefundCase, type RefundShop } from "./refund-shop.ts";
import { confirmAgain, draftsFor, madeFor, previewAgain, startReplacementShop } from "./replacement-shop.ts";

const minute = 60_000;

// Each starts a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let shop: RefundShop;
beforeAll(async () => {
  shop = await startReplacementShop();
});
afterAll(() => shop.world.stop());

/** Confirms in a process of its own, and kills it at the point. */
async function confirmAndDie(point: string[], at: RefundCase, shown: ReplacementPreview): Promise<void> {
  const staffId = shop.world.world.states[0]!.staff[0]!.id;
  const token = shop.world.standin.idToken({ shop: shop.domain, staffId });
  const args = [...point, token, String(at.ticketNumber), shown.requestKey, shown.amount.presentment.currency];
  const preload = path.resolve("tests/standin/redirect.ts");
  const script = path.resolve("tests/journeys/replacement-child.ts");
  const child = spawn(process.execPath, ["--import", preload, script, ...args], {
    env: { ...process.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.on("data", (data) => (complaints += data));
  const exit = once(child, "exit");
  const reached = (async () => {
    for await (const chunk of child.stdout) if (String(chunk).includes("here")) return true;
    return false;
  })();
  if (!(await reached)) throw new Error(`the process did not come to "${point.join(" ")}": ${complaints}`);
  child.kill("SIGKILL");
  await exit;
}

const rowAt = (at: RefundCase) => shop.tom.db.orderAction.findFirstOrThrow({ where: { orderId: BigInt(at.order.id) } });
const sweepAfter = (milliseconds: number) => sweepOrderActions(hurried(later(shop.app, milliseconds)));

test.each([
  ["after", "ReplacementCreate", { drafts: 1, orders: 0 }],
  ["after", "ReplacementComplete", { drafts: 1, orders: 1 }],
])("killed %s %s: the sweeper ends it, and there is one order", async (when, operation, before) => {
  const at = await openCase(shop);
  const shown = await previewAgain(shop.tom, at);
  await confirmAndDie([when, operation], at, shown);
  expect({ drafts: draftsFor(shop, at).length, orders: madeFor(shop, at).length }).toEqual(before);
  expect((await rowAt(at)).state).toBe("running");
  // Nobody takes it from a process that may still be at work.
  expect(await sweepOrderActions(hurried(shop.app))).toBe(0);
  expect(await sweepAfter(2 * minute)).toBe(1);
  expect(await rowAt(at)).toMatchObject({ state: "succeeded", attempts: 2 });
  expect(madeFor(shop, at)).toHaveLength(1);
  expect(draftsFor(shop, at)).toHaveLength(1);
  expect(await toldIn(shop, at)).toEqual([["succeeded", "none"]]);
  // The agent, who saw no answer, presses again.
  expect(await confirmAgain(shop.tom, at, shown)).toMatchObject({ ok: true, value: { state: "succeeded" } });
  expect(madeFor(shop, at)).toHaveLength(1);
});

test("killed when an order was to be made of the draft: whether Shopify was asked nobody knows, so a person decides", async () => {
  const at = await openCase(shop);
  await confirmAndDie(["before", "ReplacementComplete"], at, await previewAgain(shop.tom, at));
  await sweepAfter(2 * minute);
  expect((await rowAt(at)).state).toBe("unknown");
  await sweepAfter(63 * minute);
  expect(await rowAt(at)).toMatchObject({ state: "needs_person", problem: "no_sign" });
  expect(draftsFor(shop, at)).toHaveLength(1);
  expect(madeFor(shop, at)).toEqual([]);
});

test("killed before Shopify heard of it: looked for half an hour, then a person decides; no order", async () => {
  const at = await openCase(shop);
  await confirmAndDie(["before", "ReplacementCreate"], at, await previewAgain(shop.tom, at));
  await sweepAfter(2 * minute);
  expect((await rowAt(at)).state).toBe("unknown");
  await sweepAfter(20 * minute);
  expect((await rowAt(at)).state).toBe("unknown");
  await sweepAfter(60 * minute);
  expect(await rowAt(at)).toMatchObject({ state: "needs_person", problem: "no_sign" });
  expect(draftsFor(shop, at)).toEqual([]);
  expect(madeFor(shop, at)).toEqual([]);
});

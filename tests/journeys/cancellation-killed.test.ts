import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, test } from "vitest";
import type { CancellationPreview } from "#app/features/acts/cancellation/cancellation-preview.ts";
import { asksFor, confirmCancel, finishJobs, previewCancel, sweepLater } from "./cancellation-shop.ts";
import { moneyOf, openCase, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const minute = 60_000;

const shop = shareRefundShop({ holdJobs: true });

/** Confirms in a process of its own, and kills it at the point. */
async function confirmAndDie(point: "before" | "after", at: RefundCase, shown: CancellationPreview): Promise<void> {
  const staffId = shop.world.world.states[0]!.staff[0]!.id;
  const token = shop.world.standin.idToken({ shop: shop.domain, staffId });
  const { minor, currency } = shown.amount.presentment;
  const args = [point, token, String(at.ticketNumber), shown.requestKey, minor, currency, "cancellation"];
  const child = spawn(
    process.execPath,
    ["--import", path.resolve("tests/standin/redirect.ts"), path.resolve("tests/journeys/refund-child.ts"), ...args],
    { env: { ...process.env }, stdio: ["ignore", "pipe", "pipe"] },
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

test("killed after Shopify took it: it is found, and the money goes back once", async () => {
  const at = await openCase(shop);
  const shown = await previewCancel(shop.tom, at);
  await confirmAndDie("after", at, shown);
  expect(await rowAt(at)).toMatchObject({ state: "running", progress: null });
  // Nobody takes it from a process that may still be at work.
  expect(await sweepLater(shop, 0)).toBe(0);
  expect(await sweepLater(shop, 2 * minute)).toBe(1);
  expect((await rowAt(at)).state).toBe("unknown");
  finishJobs(shop);
  await sweepLater(shop, 30 * minute);
  expect(await rowAt(at)).toMatchObject({ state: "succeeded", moneyState: "confirmed" });
  expect(await confirmCancel(shop.tom, at, shown)).toMatchObject({ ok: true, value: { state: "succeeded" } });
  expect([asksFor(shop, at), moneyOf(shop, at)]).toEqual([1, [["shopify_payments", 2900, "EUR"]]]);
});

test("killed before Shopify hears of it: it is never asked for by itself, and a person decides", async () => {
  const at = await openCase(shop);
  await confirmAndDie("before", at, await previewCancel(shop.tom, at));
  for (const minutes of [2, 30, 70]) await sweepLater(shop, minutes * minute);
  expect(await rowAt(at)).toMatchObject({ state: "needs_person", problem: "no_sign" });
  finishJobs(shop);
  expect([asksFor(shop, at), moneyOf(shop, at)]).toEqual([0, []]);
});

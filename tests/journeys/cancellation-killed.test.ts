import { expect, test } from "vitest";
import { asksFor, confirmCancel, finishJobs, previewCancel, sweepLater } from "./cancellation-shop.ts";
import { confirmAndDie } from "./confirm-and-die.ts";
import { moneyOf, openCase, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const minute = 60_000;

const shop = shareRefundShop({ holdJobs: true });

const rowAt = (at: RefundCase) => shop.tom.db.orderAction.findFirstOrThrow({ where: { orderId: BigInt(at.order.id) } });

test("killed after Shopify took it: it is found, and the money goes back once", async () => {
  const at = await openCase(shop);
  const shown = await previewCancel(shop.tom, at);
  await confirmAndDie(shop, "cancellation", "after", at, shown);
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
  await confirmAndDie(shop, "cancellation", "before", at, await previewCancel(shop.tom, at));
  for (const minutes of [2, 30, 70]) await sweepLater(shop, minutes * minute);
  expect(await rowAt(at)).toMatchObject({ state: "needs_person", problem: "no_sign" });
  finishJobs(shop);
  expect([asksFor(shop, at), moneyOf(shop, at)]).toEqual([0, []]);
});

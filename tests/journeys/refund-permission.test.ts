import { print, parse, Kind } from "graphql";
import { afterEach, expect, test } from "vitest";
import { RefundCreate, RefundReadBack, RefundSuggestion } from "#app/features/acts/refund/refund-documents.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { priceOperation } from "#tests/standin/admin/engine/query-cost.ts";
import { loadAdminSchema } from "#tests/standin/schema/load-schema.ts";
import { confirm, hurried, later, moneyOf, openCase, preview, refund, rowOf } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();
afterEach(() => shop.world.standin.grant(shop.domain, ["write_orders"]));

test("the merchant takes the permission back between preview and confirmation: nothing moves, and it is said", async () => {
  const at = await openCase(shop);
  const shown = await preview(shop.tom, at, { amount: "5.00" });
  shop.world.standin.revoke(shop.domain, ["write_orders"]);
  const told = await confirm(shop.tom, at, shown);
  expect(told).toMatchObject({ ok: true, value: { state: "failed", moneyState: "none" } });
  expect(told?.ok && ["scope_missing", "token_refused"]).toContain(told?.ok && told.value.problem);
  expect(moneyOf(shop, at)).toEqual([]);
});

test("taken back while the outcome is unknown: it stays unknown, and is ended once the permission is there again", async () => {
  const at = await openCase(shop);
  shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "reset-before" });
  const unsure = await refund(await shop.world.staffDesk(0, 0), at, { amount: "5.00" });
  shop.world.standin.revoke(shop.domain, ["write_orders"]);
  await sweepOrderActions(hurried(later(shop.app, 60_000)));
  expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
  shop.world.standin.grant(shop.domain, ["write_orders"]);
  await shop.world.staffDesk(0, 0);
  await sweepOrderActions(hurried(later(shop.app, 3_600_000)));
  expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
  expect(moneyOf(shop, at)).toEqual([["shopify_payments", 500, "EUR"]]);
});

test("Shopify keeps the order from us while the outcome is unknown: that is not a deleted order", async () => {
  const at = await openCase(shop);
  shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "reset-after" });
  const unsure = await refund(await shop.world.staffDesk(0, 0), at, { amount: "5.00" });
  const keepBack = () =>
    shop.world.standin.admin.faults.next({
      operation: "RefundReadBack",
      kind: "partial",
      path: ["order"],
      code: "ACCESS_DENIED",
    });
  keepBack();
  await sweepOrderActions(hurried(later(shop.app, 60_000)));
  expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "unknown", problem: "no_answer" });
  // Until nothing could be repeated any more.
  keepBack();
  await sweepOrderActions(hurried(later(shop.app, 24 * 3_600_000)));
  expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "needs_person", problem: "key_expired" });
  expect(moneyOf(shop, at)).toEqual([["shopify_payments", 500, "EUR"]]);
});

test("without the permission to see locations the form opens all the same", async () => {
  const at = await openCase(shop);
  const tom = await shop.world.staffDesk(0, 0);
  const scopes = tom.shopify.scopes.filter((scope) => scope !== "read_locations");
  const form = await openRefundForm({ ...tom, shopify: { ...tom.shopify, scopes } }, at.ticketNumber);
  expect(form).toMatchObject({ ok: true, value: { locations: [], maximum: { presentment: { minor: "2900" } } } });
});

test("what it costs, in Shopify's points", () => {
  const { schema } = loadAdminSchema();
  const cost = (document: unknown, variables: Record<string, unknown>) => {
    const parsed = parse(print(document as Parameters<typeof print>[0]));
    const operation = parsed.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
    return priceOperation(schema, parsed, operation as Parameters<typeof priceOperation>[2], variables);
  };
  expect(cost(RefundSuggestion, { id: "", lines: [], withLocations: true })).toBeLessThanOrEqual(70);
  expect(cost(RefundCreate, { input: { orderId: "" }, key: "" })).toBeLessThanOrEqual(60);
  expect(cost(RefundReadBack, { id: "" })).toBeLessThanOrEqual(40);
});

import { describe, expect, test } from "vitest";
import { addressAct } from "#app/features/acts/address/address-kind.server.ts";
import { parseAddressForm } from "#app/features/acts/address/parse-address-form.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter, watchOperation } from "./live-act-case.ts";
import { openCase, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();
const { ask, preview, confirm, make } = actsOf(addressAct, parseAddressForm);

const right = {
  "address.firstName": "Ana",
  "address.lastName": "Kowalska",
  "address.address1": "ul. Krótka 7",
  "address.city": "Kraków",
  "address.zip": "30-002",
  "address.countryCode": "PL",
};
const fail = (operation: string, fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation, ...fault });
const atShopify = ({ order }: RefundCase) =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!;
const sendAll = (at: RefundCase) => shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);

describe("a corrected address", () => {
  test("form, preview and confirmation: four calls and few points; told in the ticket, seen in the order", async () => {
    const at = await openCase(shop);
    const old = atShopify(at).shippingAddress!;
    const cost = watchOperation(shop, "AddressOrder");
    const opened = await countCalls(shop.tom, (desk) => openLive(addressAct)(desk, at.ticketNumber));
    expect(opened).toMatchObject({
      calls: ["read AddressOrder"],
      result: { ok: true, value: { address: { address1: old.address1, countryCode: "PL" }, isPartlySent: false } },
    });
    const shown = await countCalls(shop.tom, (desk) => preview(desk, at, right));
    expect(shown.calls).toEqual(["read AddressOrder"]);
    expect(shown.result).toMatchObject({
      before: expect.arrayContaining([old.address1]),
      after: ["Ana Kowalska", "ul. Krótka 7", "30-002 Kraków", "Poland"],
      amount: { presentment: { minor: "0" } },
    });
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(5);
    expect(atShopify(at).shippingAddress).toEqual(old);
    const made = await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result));
    expect(made.calls).toEqual(["read AddressOrder", "act AddressUpdate"]);
    expect(made.result).toMatchObject({ value: { kind: "address", state: "succeeded", moneyState: "none" } });
    // What was there and is not typed any more is gone.
    expect(atShopify(at).shippingAddress).toMatchObject({ address1: "ul. Krótka 7", company: null, address2: null });
    expect(await toldIn(shop, at)).toEqual([["succeeded", "none"]]);
    // The same again asks Shopify nothing.
    const again = await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result));
    expect(again).toMatchObject({ calls: [], result: { value: { state: "succeeded" } } });

    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    expect(await shop.tom.db.orderAction.findFirst({ where: { orderId: BigInt(at.order.id) } })).toMatchObject({
      reconciled: true,
    });
  });

  test("not what nobody changed, not what cannot be an address, not for an order that has gone or is cancelled", async () => {
    const at = await openCase(shop);
    const same = atShopify(at).shippingAddress!;
    const fields = Object.fromEntries(
      Object.entries(same).map(([field, value]) => [`address.${field}`, String(value ?? "")]),
    );
    expect(await ask(shop.tom, at, fields)).toMatchObject({ ok: false, problems: [{ problem: "unchanged" }] });
    expect(await ask(shop.tom, at, { ...right, "address.city": "", "address.countryCode": "XX" })).toMatchObject({
      problems: [
        { field: "address.city", problem: "missing" },
        { field: "address.countryCode", problem: "missing" },
      ],
    });
    const shown = await preview(shop.tom, at, right);
    sendAll(at);
    expect(await openLive(addressAct)(shop.tom, at.ticketNumber)).toMatchObject({
      ok: false,
      problem: "fulfilled",
      detail: expect.any(String),
    });
    // Sent between the preview and the confirmation.
    expect(await confirm(shop.tom, at, shown)).toMatchObject({
      ok: false,
      problem: "fulfilled",
    });
    expect(atShopify(at).shippingAddress).toEqual(same);
  });

  test("without the permission it is asked for", async () => {
    const at = await openCase(shop);
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["read_orders"] } };
    expect(await openLive(addressAct)(without, at.ticketNumber)).toMatchObject({
      problem: "scope_missing",
      detail: "write_orders",
    });
  });
});

describe("its answer is lost", () => {
  const lost: [name: string, fault: PlannedFault][] = [
    ["cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
  ];
  test.each(lost)("%s: looked for, and found", async (_name, fault) => {
    const at = await openCase(shop);
    fail("AddressUpdate", fault);
    const unsure = await make(shop.tom, at, right);
    expect(unsure).toMatchObject({ state: "unknown", problem: "no_answer" });
    await resolveAfter(shop, 1, unsure.id);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "succeeded", problem: null });
    expect(atShopify(at).shippingAddress).toMatchObject({ address1: "ul. Krótka 7" });
  });

  test.each<[name: string, fault: PlannedFault]>([
    ["cut before Shopify acted", { kind: "reset-before" }],
    ["503 before Shopify acted", { kind: "status-before", status: 503 }],
  ])("%s: nobody asks again, a person decides", async (_name, fault) => {
    const at = await openCase(shop);
    const before = atShopify(at).shippingAddress;
    fail("AddressUpdate", fault);
    const unsure = await make(shop.tom, at, right);
    await resolveAfter(shop, 1, unsure.id);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    await resolveAfter(shop, 61, unsure.id);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect(atShopify(at).shippingAddress).toEqual(before);
  });

  test("somebody else corrected it meanwhile: theirs stays, and that is said", async () => {
    const at = await openCase(shop);
    fail("AddressUpdate", { kind: "reset-before" });
    const unsure = await make(shop.tom, at, right);
    atShopify(at).shippingAddress = { ...atShopify(at).shippingAddress!, address1: "ul. Inna 1" };
    await resolveAfter(shop, 1, unsure.id);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    await resolveAfter(shop, 61, unsure.id);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "failed", problem: "changed_elsewhere" });
    expect(atShopify(at).shippingAddress).toMatchObject({ address1: "ul. Inna 1" });
  });

  test("Shopify's refusal is said in its words, and it may be tried again", async () => {
    const at = await openCase(shop);
    fail("AddressUpdate", {
      kind: "user-errors",
      errors: [{ field: ["zip"], message: "Zip is not valid for Poland" }],
    });
    expect(await make(shop.tom, at, right)).toMatchObject({
      state: "failed",
      problem: "refused",
      problemDetail: "Zip is not valid for Poland",
    });
    expect(await make(shop.tom, at, right)).toMatchObject({ state: "succeeded" });
  });
});

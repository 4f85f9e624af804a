import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import { sampleOrder } from "./sample-orders.ts";
import { sampleShop as shop } from "./sample-state.ts";

const statuses = "query ($id: ID!) { order(id: $id) { displayFinancialStatus displayFulfillmentStatus cancelledAt } }";

describe("what the merchant does in Shopify's own admin", () => {
  it("sends an order in two parcels, and the carrier reports", async () => {
    const { api, ask, state, events } = openSample();
    const id = "gid://shopify/Order/1001";
    const first = api.edits.fulfillOrder(shop, 1001, {
      lines: [{ lineId: 10011, quantity: 1 }],
      tracking: [{ company: "DHL", number: "A1", url: null }],
    });
    expect((await ask(statuses, { id })).data.order.displayFulfillmentStatus).toBe("PARTIALLY_FULFILLED");
    api.edits.fulfillOrder(shop, 1001);
    expect((await ask(statuses, { id })).data.order.displayFulfillmentStatus).toBe("FULFILLED");
    expect(() => api.edits.fulfillOrder(shop, 1001)).toThrow(/left to be sent/);
    expect(state.inventory["601:401"]).toBe(7);
    api.edits.addTrackingEvent(shop, 1001, first.id, { status: "DELIVERED", city: "Kraków" });
    expect(first).toMatchObject({ displayStatus: "DELIVERED", deliveredAt: "2026-11-20T12:00:00.000Z" });
    expect(events.map((event) => event.topic)).toEqual([
      "inventory_levels/update",
      "fulfillments/create",
      "orders/updated",
      "orders/partially_fulfilled",
      "inventory_levels/update",
      "fulfillments/create",
      "orders/updated",
      "orders/fulfilled",
      "fulfillment_events/create",
      "fulfillments/update",
      "orders/updated",
    ]);
    expect(events.at(-3)!.payload).toMatchObject({
      order_id: 1001,
      fulfillment_id: first.id,
      status: "delivered",
      city: "Kraków",
    });
  });

  it("cancels an order and gives everything back", async () => {
    const { api, ask, state, events } = openSample();
    api.edits.cancelOrderDirectly(shop, 1004, { reason: "CUSTOMER", refund: true, restock: true });
    const { data } = await ask(statuses, { id: "gid://shopify/Order/1004" });
    expect(data.order).toEqual({
      displayFinancialStatus: "REFUNDED",
      displayFulfillmentStatus: "RESTOCKED",
      cancelledAt: "2026-11-20T12:00:00Z",
    });
    const moved = state.ledger.filter((entry) => entry.kind === "refund").map((entry) => entry.amount.shop);
    expect(moved.reduce((sum, amount) => sum + amount, 0)).toBe(7032);
    expect(events.map((event) => event.topic)).toContain("orders/cancelled");
    expect(() => api.edits.cancelOrderDirectly(shop, 1004)).toThrow(/before/);
  });

  it("refunds past the app, so that less is left", async () => {
    const { api, ask } = openSample();
    api.edits.refundOrder(shop, 1001, {
      refundLineItems: [{ lineItemId: "gid://shopify/LineItem/10011", quantity: 3 }],
    });
    const query = '{ order(id: "gid://shopify/Order/1001") { lineItems(first: 1) { nodes { refundableQuantity } } } }';
    expect((await ask(query)).data.order.lineItems.nodes).toEqual([{ refundableQuantity: 0 }]);
  });

  it("creates, readdresses and deletes orders, and edits a customer", async () => {
    const { api, ask, events, state } = openSample();
    const changes: string[] = [];
    const stop = api.onChange((changed) => changes.push(changed));
    api.edits.createOrder(shop, sampleOrder(950_000));
    api.edits.editAddress(shop, 950_000, { address1: "Nowa 2", countryCode: "DE" });
    api.edits.editCustomer(shop, 302, { email: "new@example.com" });
    const query =
      '{ orders(first: 1, query: "id:950000") { nodes { shippingAddress { address1 city country } } } customers(first: 1, query: "email:new@example.com") { nodes { id } } }';
    const { data } = await ask(query);
    expect(data.orders.nodes).toEqual([
      { shippingAddress: { address1: "Nowa 2", city: "Kraków", country: "Germany" } },
    ]);
    expect(data.customers.nodes).toEqual([{ id: "gid://shopify/Customer/302" }]);
    api.edits.deleteOrder(shop, 950_000);
    expect(() => api.edits.deleteOrder(shop, 950_000)).toThrow(/No order/);
    expect(events.map((event) => event.topic)).toEqual([
      "orders/create",
      "orders/updated",
      "customers/update",
      "orders/delete",
    ]);
    expect(changes).toHaveLength(4);
    expect(state.nextId).toBeGreaterThan(9_500_007);
    stop();
    api.edits.editCustomer(shop, 302, { note: "x" });
    expect(changes).toHaveLength(4);
  });

  it("throws for a shop that is not there", () => {
    const { api } = openSample();
    expect(() => api.edits.deleteOrder("other.myshopify.com", 1)).toThrow("There is no shop other.myshopify.com");
    expect(() => api.ledger("other.myshopify.com")).toThrow();
  });
});

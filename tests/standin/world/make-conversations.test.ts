import { describe, expect, it } from "vitest";
import { SCRIPTS } from "./all-scripts.ts";
import { makeWorld } from "./make-world.ts";
import { makeConversations } from "./stream-conversations.ts";
import { DEMO_STORIES, findStoryOrder } from "./demo-scenario.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const worlds = [1, 5, 9].map((seed) => makeWorld({ seed, now: NOW, orders: 2000 }));
const threads = worlds.flatMap((world) => world.conversations);

describe("conversations", () => {
  it("are as many as the demo needs, about a fifth of them open and most of the rest solved", () => {
    for (const { conversations } of worlds) {
      expect(conversations).toHaveLength(120);
      const count = (status: string): number => conversations.filter((each) => each.status === status).length;
      expect(count("open")).toBeGreaterThanOrEqual(22);
      expect(count("open")).toBeLessThanOrEqual(28);
      expect(count("pending")).toBeGreaterThan(5);
      expect(count("solved")).toBeGreaterThan(70);
    }
  });

  it("begin in at least sixty ways, for many reasons, in four languages", () => {
    for (const { conversations } of worlds) {
      expect(new Set(conversations.map((each) => each.messages[0]!.text.slice(0, 45))).size).toBeGreaterThanOrEqual(60);
      expect(new Set(conversations.map((each) => each.reason)).size).toBeGreaterThanOrEqual(14);
      expect(new Set(conversations.map((each) => each.language))).toEqual(new Set(["en", "pl", "pt-BR", "de"]));
    }
    const openings = Object.values(SCRIPTS).flatMap(({ scripts }) =>
      scripts.flatMap((script) => script.openings.map((each) => each.text)),
    );
    expect(new Set(openings).size).toBe(openings.length);
  });

  it("tell of rare troubles too, and most of them wait for an answer", () => {
    const rare = [
      "no scan for days",
      "refund not visible yet",
      "parcel came back to us",
      "courier could not hand it over",
    ];
    for (const { conversations } of worlds) {
      const open = new Set(conversations.filter((each) => each.status === "open").map((each) => each.reason));
      expect(rare.filter((reason) => open.has(reason)).length).toBeGreaterThanOrEqual(3);
    }
  });

  it("leave no placeholder and no bracket behind", () => {
    for (const { subject, messages } of threads)
      for (const text of [subject, ...messages.map((message) => message.text)]) {
        expect(text).not.toMatch(/[{}[\]]|undefined/);
        expect(text.trim().length).toBeGreaterThan(3);
      }
  });

  it("are told in order, after the order was placed and before now", () => {
    for (const world of worlds) {
      const orders = new Map(world.states.flatMap((state) => state.orders.map((order) => [order.id, order])));
      for (const { orderId, messages, subject } of world.conversations) {
        const times = messages.map((message) => message.at);
        expect(times, subject).toEqual([...times].sort());
        expect(new Set(times).size, subject).toBe(times.length);
        expect(times.at(-1)! < NOW.toISOString()).toBe(true);
        if (orderId !== null) expect(times[0]! > orders.get(orderId)!.createdAt).toBe(true);
      }
    }
  });

  it("name customers, orders and staff of their own shop", () => {
    for (const world of worlds)
      for (const conversation of world.conversations) {
        const state = world.states.find((each) => each.shop.domain === conversation.shopDomain)!;
        const staff = state.staff.map((each) => each.id);
        const customer = state.customers.find((each) => each.id === conversation.customerId);
        const order = state.orders.find((each) => each.id === conversation.orderId);
        if (conversation.customerId !== null) expect(customer?.email).toBe(conversation.fromEmail);
        if (conversation.orderId !== null) expect(order).toBeDefined();
        if (order && customer) expect(order.customerId).toBe(customer.id);
        if (conversation.assigneeStaffId !== null) expect(staff).toContain(conversation.assigneeStaffId);
        for (const message of conversation.messages)
          if (message.from === "customer") expect(message.staffId).toBeUndefined();
          else expect(staff).toContain(message.staffId);
      }
  });

  it("say whether they name the order", () => {
    for (const world of worlds) {
      const orders = new Map(world.states.flatMap((state) => state.orders.map((order) => [order.id, order])));
      for (const { orderId, mentionsOrderName, subject, messages } of world.conversations)
        expect(orderId !== null && `${subject} ${messages[0]!.text}`.includes(orders.get(orderId)!.name)).toBe(
          mentionsOrderName,
        );
    }
    expect(threads.some((each) => each.mentionsOrderName)).toBe(true);
    expect(threads.some((each) => each.orderId !== null && !each.mentionsOrderName)).toBe(true);
    expect(threads.some((each) => each.orderId === null)).toBe(true);
  });

  it("wait for the agent when open, and end with an answer or thanks when solved", () => {
    const threeDaysAgo = new Date(NOW.getTime() - 3.1 * 86_400_000).toISOString();
    for (const { status, messages } of threads) {
      const last = messages.at(-1)!;
      if (status === "open") expect([last.from, last.at > threeDaysAgo]).toEqual(["customer", true]);
      if (status === "pending") expect(last.from).toBe("agent");
      if (status === "solved") expect(messages.some((message) => message.from === "agent")).toBe(true);
    }
  });
});

describe("the demo's stories", () => {
  it("find the orders they tell of, in worlds of any size", () => {
    for (const size of [20, 300]) {
      const state = makeWorld({ seed: 4, now: NOW, orders: size }).states[0]!;
      const refund = findStoryOrder(state, DEMO_STORIES.refund);
      expect(refund.lines).toHaveLength(4);
      expect(refund.presentmentCurrency).toBe("EUR");
      expect(refund.transactions.map((each) => [each.kind, each.status])).toEqual([["SALE", "SUCCESS"]]);
      expect(refund.fulfillments.map((each) => each.displayStatus)).toEqual(["DELIVERED"]);
      expect(refund.refunds).toEqual([]);
      const pictures = refund.lines.map(
        (line) => state.products.find((product) => product.id === line.productId)!.imageSvg,
      );
      for (const picture of pictures) expect(picture).toMatch(/^<svg .*<\/svg>$/);
      expect(findStoryOrder(state, DEMO_STORIES.foreignCurrency).presentmentCurrency).toBe("BRL");
      expect(findStoryOrder(state, DEMO_STORIES.yen).presentmentCurrency).toBe("JPY");
      expect(findStoryOrder(state, DEMO_STORIES.dinar).presentmentCurrency).toBe("KWD");
      expect(findStoryOrder(state, DEMO_STORIES.severalPayments).transactions).toHaveLength(2);
      const lastScan = findStoryOrder(state, DEMO_STORIES.stuckParcel).fulfillments[0]!.events.at(-1)!.happenedAt;
      expect(NOW.getTime() - Date.parse(lastScan)).toBeGreaterThan(6 * 86_400_000);
    }
  });

  it("leave the first one for the visitor to write and tell the others in the customer's language", () => {
    for (const world of worlds) {
      const about = (email: string): string[] =>
        world.conversations.filter((each) => each.fromEmail === email).map((each) => `${each.status} ${each.language}`);
      expect(about(DEMO_STORIES.refund.customer.email)).toEqual([]);
      expect(about(DEMO_STORIES.stuckParcel.customer.email)).toEqual(["open pl"]);
      expect(about(DEMO_STORIES.foreignCurrency.customer.email)).toEqual(["open pt-BR"]);
    }
  });

  it("say so when a shop was made without them", () => {
    expect(() => findStoryOrder(worlds[0]!.states[1]!, DEMO_STORIES.refund)).toThrow(
      "soap.myshopify.com knows no order of",
    );
  });
});

describe("makeConversations", () => {
  const state = worlds[0]!.states[0]!;
  const options = { seed: 3, now: NOW, state, count: 4000, messagesEach: 5 };

  it("streams as many as asked for, the same each time", () => {
    const made = [...makeConversations(options)];
    expect(made).toHaveLength(4000);
    expect(made.every((each) => each.messages.length === 5)).toBe(true);
    expect([...makeConversations(options)]).toEqual(made);
  });

  it("ends open ones with the customer, others with the agent, in order and in the past", () => {
    for (const { status, messages } of makeConversations(options)) {
      expect(messages[0]!.from).toBe("customer");
      expect(messages.at(-1)!.from).toBe(status === "open" ? "customer" : "agent");
      const times = messages.map((message) => message.at);
      expect(times).toEqual([...times].sort());
      expect(times.at(-1)! < NOW.toISOString()).toBe(true);
    }
  });

  it("lets few customers write often", () => {
    const counts = new Map<string, number>();
    for (const { fromEmail } of makeConversations(options)) counts.set(fromEmail, (counts.get(fromEmail) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    expect(sorted[0]!).toBeGreaterThan(20 * sorted[Math.floor(sorted.length / 2)]!);
    expect(counts.size).toBeGreaterThan(300);
  });
});

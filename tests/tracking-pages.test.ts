import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Order } from "#app/features/orders/order.ts";
import { describeOrder } from "#app/features/self-service/tracking/describe-order.ts";
import { showTrackingForm } from "#app/features/self-service/tracking/tracking-form.server.ts";
import { showOrder, showOwnOrders } from "#app/features/self-service/tracking/tracking-order.server.ts";
import type { TrackedOrder } from "#app/features/self-service/tracking/find-order.server.ts";
import { askForCode } from "#app/features/self-service/requests/open-request.server.ts";
import { showRequestForm } from "#app/features/self-service/requests/request-form.server.ts";
import { requestKinds } from "#app/features/self-service/requests/request-kind.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { locales } from "#app/platform/i18n/locales.ts";
import { renderLiquid } from "#tests/standin/liquid/render-liquid.ts";

/** Whole pages of the theme, with everything that somebody else can write into an order as hostile as it gets. */

const now = new Date("2026-11-20T12:00:00Z");
const visitIn = (locale: ShopperVisit["locale"]) =>
  ({
    desk: { shop: { id: 1n, timezone: "Europe/Warsaw" }, now: () => now },
    customerId: null,
    proxyPath: "/apps/latte",
    locale,
    address: "",
  }) as unknown as ShopperVisit;

const money = { shop: { minor: "1990", currency: "EUR" }, presentment: { minor: "1990", currency: "EUR" } };
/** Every text of it is this one. */
const orderOf = (text: string) =>
  ({
    id: "1001",
    name: text,
    createdAt: "2026-11-10T12:00:00.000Z",
    cancelledAt: null,
    financialStatus: text,
    fulfillmentStatus: text,
    customerLocale: text,
    total: money,
    totalRefunded: money,
    netPayment: money,
    shippingTotal: money,
    cartDiscount: money,
    tax: money,
    taxesIncluded: false,
    shippingAddress: { name: text, company: text, address1: text, address2: text, city: text, provinceCode: text, zip: text, countryCode: "PL", phone: text }, // prettier-ignore
    lines: [
      { id: "1", title: text, variantTitle: text, sku: text, imageUrl: text, quantity: 2, currentQuantity: 2, refundableQuantity: 2, unfulfilledQuantity: 1, unitPrice: money }, // prettier-ignore
    ],
    linesCut: true,
    fulfillments: [
      {
        id: text,
        displayStatus: "DELAYED",
        createdAt: "2026-11-11T12:00:00.000Z",
        inTransitAt: null,
        deliveredAt: null,
        estimatedDeliveryAt: null,
        tracking: [{ company: text, number: text, url: text }],
        events: [
          { status: "IN_TRANSIT", message: text, happenedAt: "2026-11-12T12:00:00.000Z", city: text, country: text },
        ],
      },
    ],
  }) as unknown as Order;

function showAll(text: string, locale: ShopperVisit["locale"]): string[] {
  const visit = visitIn(locale);
  const order = orderOf(text);
  const story = describeOrder(order, null, now);
  const offers = Object.fromEntries(requestKinds.map((kind) => [kind, { offered: true, mode: "ask" }]));
  const act = { id: "1", state: "succeeded", moneyState: "confirmed", problem: null, amount: money.shop, instructions: text, label: text, madeOrder: text, lineIds: [] }; // prettier-ignore
  const asked = ["return", "replacement"].map((kind) => ({
    id: "1",
    kind: kind === "return" ? "return" : "missing",
    createdAt: "2026-11-12T12:00:00.000Z",
    ticketNumber: 5,
    ticketStatus: "open",
    actionId: null,
    lineIds: [],
    parcel: null,
    acts: [{ ...act, kind }],
  }));
  const tracked = { order, story, email: text, asked, offers } as unknown as TrackedOrder;
  return [
    showTrackingForm(visit, { number: text, contact: text }, "nothing"),
    showOrder(visit, tracked, "guest"),
    showOrder(visit, tracked, "confirmed", { on: "code_wrong", triesLeft: 2 }),
    showOwnOrders(visit, { orders: [tracked], next: "1" }),
  ].map(({ body }) => body.text);
}

/** Forms of requests, filled in. */
function showForms(text: string, locale: ShopperVisit["locale"]): string[] {
  const visit = visitIn(locale);
  const order = orderOf(text);
  const tracked = { order, story: describeOrder(order, null, now), email: text } as unknown as TrackedOrder;
  const choices = {
    reasons: [{ id: "1", name: text, isOther: false }],
    lines: [{ id: "1", lineId: "1", title: text, most: 2, variants: [{ id: "7", title: text }] }],
  };
  const form = { trust: "confirmed", way: "ask", choices, typed: () => text } as const;
  const problems = [{ field: "", problem: "quantity", detail: text }];
  const kinds = ["cancel", "address", "exchange", "damaged"] as const;
  return [
    ...kinds.map((kind) => showRequestForm(visit, tracked, { ...form, kind, problems })),
    askForCode(visit, tracked, "cancel", { on: "code_sent" }),
  ].map(({ body }) => body.text);
}

/** The tags with the names of their attributes, in order. */
const skeletonOf = (html: string) =>
  [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/="[^"]*"/g, "").replace(/\s+/g, " ")).join("");

const hostile = fc.oneof(
  fc.constantFrom("{{ shop.secret }}", "{% layout none %}", "{%- raw -%}", "{{", "}}", "<img src=x onerror=alert(1)>", '" onclick="x', "javascript:alert(1)", "&#123;&#123; x", "</div></main>"), // prettier-ignore
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({ minLength: 1, unit: fc.constantFrom("{", "}", "%", "<", ">", '"', "'", "&", "#", "=", "x", " ") }),
);

test.each([["pages of orders", showAll, 300] as const, ["forms of requests", showForms, 60] as const])(
  "no value becomes Liquid or markup: %s have the tags that they have with plain words",
  (_name, show, numRuns) => {
    for (const locale of locales) {
      const plain = show("x", locale).map(skeletonOf);
      fc.assert(
        fc.property(hostile, (text) => {
          for (const [place, html] of show(text, locale).entries()) {
            expect(html).not.toMatch(/[{}]/);
            expect(skeletonOf(html)).toBe(plain[place]);
            expect(html).not.toMatch(/href="(?!https?:|\/|&#)/);
          }
        }),
        { numRuns },
      );
    }
  },
  60_000,
);

describe.each(locales)("in %s", (locale) => {
  test("Liquid leaves it as it is, and every sentence is said", () => {
    const text = "{{ shop.name }}{% assign x = 1 %}";
    for (const html of [...showAll(text, locale), ...showForms(text, locale)]) {
      expect(renderLiquid(html, { values: { shop: { name: "read" } }, translate: (key) => key })).toBe(html);
      expect(html).not.toMatch(
        /\b(form|order|stage|step|report|code|details|arrival|sending|offer|title|explain|field|problem|state|done|name)\.[a-z]+\b/,
      );
      expect(html).not.toContain("undefined");
    }
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { mailer } from "#app/platform/services.server.ts";
import { openLedgerMoney } from "./shopper-requests-money.ts";
import {
  ledgerOf,
  lookUp,
  openForm,
  openOwn,
  placeOrder,
  readAgain,
  requestsOf,
  sayBounds,
  sayRule,
  sendForm,
  typeCode,
} from "./shopper-requests.ts";
import { finishJobs, sweepLater } from "./cancellation-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

/** Shoppers ask for things from their order in the theme, without writing a message. */

const shop = shareRefundShop({
  scopes: ["write_orders", "read_returns", "write_returns"],
  holdJobs: true,
  isUnthrottled: true,
});
const minute = 60_000;

beforeEach(async () => {
  vi.spyOn(mailer, "send").mockImplementation(async (mail) => ({
    ok: true,
    response: "250",
    accepted: mail.envelope.to,
    rejected: [],
  }));
  await sayBounds(shop, 1_000, 100_000_000n);
});

describe("to cancel", () => {
  test("at once, signed in: once, all of the money, solved, and it stands on the order's page", async () => {
    await sayRule(shop, "cancel", {});
    const at = await placeOrder(shop);
    const page = await openOwn(at);
    expect(page.html).toContain("Cancel the order");
    const form = await openForm(at.customer, page, "cancel");
    expect(form.state).toBe("request");
    expect(form.html).toContain("€29.00 goes back the way you paid.");
    const sent = await sendForm(at.customer, form, { reason: "mistake" });
    expect(sent.state).toBe("request_doing");
    expect(sent.html).toContain("Your order is being cancelled.");

    finishJobs(shop);
    await sweepLater(shop, 10 * minute);
    expect(openLedgerMoney(shop, at)).toEqual([["shopify_payments", 2900, "EUR"]]);
    const [request, ...others] = await requestsOf(shop, at);
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      kind: "cancel",
      isCustomer: true,
      action: { kind: "cancellation", state: "succeeded", staffId: null, answerableId: null, staffRole: "shopper" },
      ticket: { status: "solved", channel: "storefront", isOpen: false, messageCount: 1 },
    });
    await readAgain(shop, at.order);
    const later = await openOwn(at);
    expect(later.html).toContain("Cancelled. €29.00 has been paid back.");
    expect(later.html).not.toContain("Cancel the order");
  });
});

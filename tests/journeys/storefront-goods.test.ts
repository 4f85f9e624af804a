import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { listRequests } from "#app/features/self-service/requests/list-requests.server.ts";
import { sweepRequests } from "#app/features/self-service/requests/sweep-requests.server.ts";
import { finishJobs, sweepLater } from "./cancellation-shop.ts";
import { later } from "./refund-shop.ts";
import { shareShopperShop } from "./share-shopper-shop.ts";
import { sendAndDie } from "./shopper-dies.ts";
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
  type ShopperOrder,
} from "./shopper-requests.ts";

/** Shoppers send goods back, or exchange them, without a person, and what is left of it when something breaks on the way. */

const shop = shareShopperShop(["write_orders", "read_returns", "write_returns"], true);
const minute = 60_000;

beforeEach(async () => {
  await sayBounds(shop, 1_000, 100_000_000n);
  await prisma.requestSettings.updateMany({ where: { shopId: shop.app.shop.id }, data: { returnInstructions: "To Mug Ltd, Lane 1." } }); // prettier-ignore
});

interface SentOrder extends ShopperOrder {
  /** The mugs that were sent, and another variant of them. */
  mug: string;
  variant: string;
}

/** An order of two mugs that has arrived; another variant of the mug costs so much today. */
async function sentOrder(price = 1_000): Promise<SentOrder> {
  const { admin } = shop.world.standin;
  const state = admin.state(shop.domain);
  const product = state.products.find(({ variants }) => variants.length > 1)!;
  const [bought, other] = product.variants;
  const at = await placeOrder(shop);
  const order = state.orders.find(({ id }) => id === at.order.id)!;
  Object.assign(order.lines[0]!, { productId: product.id, variantId: bought!.id });
  other!.price = price;
  for (const { id } of state.locations) state.inventory[`${other!.id}:${id}`] = 5;
  const parcel = admin.edits.fulfillOrder(shop.domain, at.order.id);
  await readAgain(shop, at.order);
  return { ...at, mug: String(parcel.id * 100), variant: String(other!.id) };
}
const returnsOf = ({ order }: ShopperOrder) =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!.returns ?? [];
const mugBack = ({ mug }: SentOrder) => ({ [`line.${mug}`]: "1", [`reason.${mug}`]: "2" });
const mugFor = (at: SentOrder) => ({ ...mugBack(at), [`instead.${at.mug}`]: at.variant });

describe.each(["return", "exchange"] as const)("%s, at once", (kind) => {
  const fields = (at: SentOrder) => (kind === "return" ? mugBack(at) : mugFor(at));
  const goesOut = kind === "return" ? [] : [{ quantity: 1, processed: 0 }];

  test("for who is signed in: made at Shopify once, no money has moved, and the ticket is solved", async () => {
    await sayRule(shop, kind, {});
    const at = await sentOrder();
    const form = await openForm(at.customer, await openOwn(at), kind);
    expect(form.html).toContain(kind === "return" ? "Return these" : "Exchange these");
    const sent = await sendForm(at.customer, form, fields(at));
    expect(sent.state).toBe("request_done");
    expect(sent.html).toContain("To Mug Ltd, Lane 1.");
    expect((await sendForm(at.customer, form, fields(at))).state).toBe("request_again");
    expect(returnsOf(at)).toMatchObject([{ status: "OPEN", lines: [{ quantity: 1 }], exchange: goesOut }]);
    // Goods that are not back yet: the books know of one return, and of nothing that was given.
    expect(ledgerOf(shop, at)).toEqual(["return_created"]);
    expect(await requestsOf(shop, at)).toMatchObject([
      {
        kind,
        isCustomer: true,
        action: { kind, state: "succeeded", staffId: null, staffRole: "shopper" },
        ticket: { status: "solved", messageCount: 1 },
      },
    ]);
  });

  test.each(kind === "return" ? [1, 2] : [1])(
    "all of a line comes back, of %d: sent again, the same form says so, though it fits no more",
    async (lines) => {
      await sayRule(shop, kind, {});
      const at = await sentOrder();
      const all = at.order.lines.slice(0, lines).map(({ quantity }, place) => {
        const id = `${at.mug.slice(0, -1)}${Number(at.mug.at(-1)) + place}`;
        return { [`line.${id}`]: String(quantity), [`reason.${id}`]: "2", [`instead.${id}`]: at.variant };
      });
      const form = await openForm(at.customer, await openOwn(at), kind);
      const fieldsOfAll = Object.assign({}, ...all) as Record<string, string>;
      await sendForm(at.customer, form, fieldsOfAll);
      expect((await sendForm(at.customer, form, fieldsOfAll)).state).toBe("request_again");
      expect(await requestsOf(shop, at)).toHaveLength(1);
    },
  );

  test("a guest who asks for the same, and who had the code: a ticket, and nothing at Shopify", async () => {
    await sayRule(shop, kind, {});
    const at = await sentOrder();
    const form = await openForm(at.guest, await lookUp(at), kind);
    expect(form.html).toContain(kind === "return" ? "Ask for a return" : "Ask for an exchange");
    const sent = await sendForm(at.guest, form, fields(at));
    expect(sent.state).toBe("request_looking");
    expect(sent.html).not.toContain("Lane 1");
    expect([returnsOf(at), ledgerOf(shop, at)]).toEqual([[], []]);
    const [request, ...others] = await requestsOf(shop, at);
    expect(others).toEqual([]);
    expect(request).toMatchObject({ kind, isCustomer: false, actionId: null, ticket: { status: "new", unread: true } });
    // One click away for the staff, filled in.
    const [card] = (await listRequests(shop.tom, request!.ticket.number))!;
    expect(card).toMatchObject({ state: "looking", acts: [{ kind, values: fields(at) }] });
  });

  test("Shopify's answer is lost: we say that we are checking, find it once, and then say what is so", async () => {
    await sayRule(shop, kind, {});
    const at = await sentOrder();
    const form = await openForm(at.customer, await openOwn(at), kind);
    shop.world.standin.admin.faults.next({ operation: "ReturnCreate", kind: "reset-after" });
    const sent = await sendForm(at.customer, form, fields(at));
    expect(sent.state).toBe("request_checking");
    expect(sent.html).toContain("You do not have to do it again.");
    expect((await sendForm(at.customer, form, fields(at))).state).toBe("request_again");
    expect(await requestsOf(shop, at)).toMatchObject([{ action: { state: "unknown", staffId: null } }]);
    await sweepLater(shop, 10 * minute);
    await sweepLater(shop, 20 * minute);
    expect(returnsOf(at)).toMatchObject([{ status: "OPEN", exchange: goesOut }]);
    expect(ledgerOf(shop, at)).toEqual(["return_created"]);
    const shown = await openOwn(at);
    expect(shown.html).toMatch(new RegExp(`${kind === "return" ? "Return" : "Exchange"}</strong>: Agreed\\.`));
    expect(shown.html).toContain("To Mug Ltd, Lane 1.");
    expect(await requestsOf(shop, at)).toMatchObject([
      { action: { state: "succeeded" }, ticket: { status: "solved" } },
    ]);
  });
});

test("an exchange in words only is for people, however the rule is", async () => {
  await sayRule(shop, "exchange", {});
  const at = await sentOrder();
  const form = await openForm(at.customer, await openOwn(at), "exchange");
  const sent = await sendForm(at.customer, form, { ...mugBack(at), note: "The green one with a lid." });
  expect(sent.state).toBe("request_looking");
  expect(returnsOf(at)).toEqual([]);
  expect(await requestsOf(shop, at)).toMatchObject([{ actionId: null, input: { held: "not_chosen" } }]);
});

describe("the process is killed between Shopify's answer and ours", () => {
  test.each([
    ["cancel", "OrderCancel", "Cancelled. €29.00 has been paid back."],
    ["return", "ReturnCreate", "Agreed."],
  ] as const)(
    "%s: done once, found, and told to the shopper",
    async (kind, operation, told) => {
      await sayRule(shop, kind, {});
      const at = kind === "cancel" ? { ...(await placeOrder(shop)), mug: "", variant: "" } : await sentOrder();
      const form = await openForm(at.customer, await openOwn(at), kind);
      const fields = { ...form.hidden("request/send"), ...(kind === "return" && mugBack(at)) };
      await sendAndDie(shop, at, fields, operation);
      const shopId = shop.app.shop.id;
      const where = { shopId, orderId: BigInt(at.order.id) };
      expect(await prisma.orderAction.findMany({ where })).toMatchObject([{ state: "running", staffId: null }]);
      // Meanwhile the shopper looks, and presses once more.
      expect((await openOwn(at)).html).toContain(kind === "cancel" ? "is being cancelled" : "It is being done.");
      expect((await sendForm(at.customer, form, fields)).state).toBe("request_again");

      finishJobs(shop);
      await sweepRequests(later(shop.app, 3 * minute));
      await sweepLater(shop, 10 * minute);
      await sweepLater(shop, 20 * minute);
      expect(await prisma.orderAction.findMany({ where })).toMatchObject([{ state: "succeeded", staffId: null }]);
      await readAgain(shop, at.order);
      expect((await openOwn(at)).html).toContain(told);
      const money = kind === "cancel" ? [["shopify_payments", 2_900, "EUR"]] : [];
      expect(openLedgerMoney(shop, at)).toEqual(money);
      expect(returnsOf(at).length).toBe(kind === "return" ? 1 : 0);
      expect((await sendForm(at.customer, form, fields)).state).toBe("request_again");
      expect((await requestsOf(shop, at)).length).toBe(1);
    },
    120_000,
  );
});

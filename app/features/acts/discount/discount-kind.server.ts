import { DateTime } from "luxon";
import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import { moneyFromJson, toDecimal, type Worth } from "../../shared/money.ts";
import { readPolicyFacts } from "../../policies/policy-facts.ts";
import { refuse, succeed } from "../../shared/outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import type { ActionInput } from "../action-record.ts";
import { askShopify, done, lookAtShopify, refusedWith } from "../ask-shopify.server.ts";
import { askedOnce, neverShown } from "../asked-once.server.ts";
import type { LiveAct } from "../live-act.server.ts";
import { codeOf } from "./discount-code.ts";
import { DiscountCreate, DiscountLook, DiscountOrder, type DiscountOrderAnswer } from "./discount-documents.ts";
import type { DiscountChoice, DiscountForm, DiscountOffer, DiscountValue } from "./discount-preview.ts";

type Sent = VariablesOf<typeof DiscountCreate>;

/** How long a code is offered to last. Ours. */
const usualDays = 30;

const writeValue = (value: DiscountValue): NonNullable<NonNullable<Sent["input"]["customerGets"]>["value"]> =>
  "percent" in value
    ? { percentage: value.percent / 100 }
    : { discountAmount: { amount: toDecimal(moneyFromJson(value.amount)), appliesOnEachItem: false } };

/** For whom texts and replies name it; nothing personal. */
const aboutValue = (value: DiscountValue): Record<string, string> =>
  "percent" in value ? { percent: String(value.percent) } : { ...value.amount };

/** What it gives away. Of a percentage of an order that nobody has made yet, nobody knows. */
const worth = (value: DiscountValue, currency: string): Worth =>
  "amount" in value ? moneyFromJson(value.amount) : { minor: null, currency };

/** A code for one customer and one order. */
export const discountAct: LiveAct<DiscountOrderAnswer, DiscountForm, DiscountChoice, DiscountOffer> = {
  kind: "discount",
  read: async (desk, id) => (await desk.shopify.read(DiscountOrder, { id })).data.order,
  policyFacts: readPolicyFacts,
  start({ shop, now }, { customer, currencyCode }) {
    if (!customer) return refuse("no_customer");
    const day = DateTime.fromJSDate(now(), { zone: shop.timezone }).plus({ days: usualDays }).toISODate()!;
    return succeed({ customerName: customer.displayName, currency: currencyCode, day });
  },
  plan(desk, { customer, currencyCode }, { value, until, day, note }, idempotencyKey) {
    const code = codeOf(idempotencyKey);
    const input: Sent["input"] = {
      title: code,
      code,
      startsAt: desk.now().toISOString(),
      endsAt: until,
      usageLimit: 1,
      appliesOncePerCustomer: true,
      context: { customers: { add: [customer!.id] } },
      customerGets: { value: writeValue(value), items: { all: true } },
    };
    const shown = { reason: note, about: { code, until: day, ...aboutValue(value) } };
    const preview = { code, value, day };
    return { ok: true, value: { sent: { input }, shown, preview, value: worth(value, currencyCode) } };
  },
};

/** The code is our mark: Shopify has each code once, and tells whether it has it. */
export const discount: ActOnOrder = {
  ...askedOnce,
  ...neverShown,
  /** It may wait for approval past its last day. */
  async lookBefore(desk, { input }) {
    const { endsAt } = (input as ActionInput<Sent>).sent.input;
    return endsAt && new Date(endsAt) <= desk.now() ? refuse("preview_expired") : null;
  },
  ask: (desk, row, isFirst) =>
    askShopify(desk, row, isFirst, async () => {
      const { data } = await desk.shopify.act(DiscountCreate, (row.input as ActionInput<Sent>).sent);
      const { codeDiscountNode, userErrors = [] } = data.discountCodeBasicCreate ?? {};
      return codeDiscountNode ? done({ madeId: numberOf(codeDiscountNode.id) }) : refusedWith(userErrors);
    }),
  lookFor: (desk, row) =>
    lookAtShopify(async () => {
      const { sent } = row.input as ActionInput<Sent>;
      const { data, withheld } = await desk.shopify.read(DiscountLook, { code: sent.input.code! });
      const found = data.codeDiscountNodeByCode;
      if (found) return done({ madeId: numberOf(found.id) });
      return withheld.length ? { kind: "not_shown" } : { kind: "not_seen", since: [] };
    }),
  staysAtShopify: true,
};

const numberOf = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

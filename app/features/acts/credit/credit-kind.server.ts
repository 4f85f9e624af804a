import { moneyFromJson, moneyToJson, toDecimal } from "../../shared/money.ts";
import { readPolicyFacts } from "../../policies/policy-facts.ts";
import { refuse, succeed } from "../../shared/outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import { askShopify, done, refusedWith } from "../ask-shopify.server.ts";
import { askedOnce, neverShown } from "../asked-once.server.ts";
import type { LiveAct } from "../live-act.server.ts";
import { numberOf, readMoney, resultOfEntry } from "./credit-answer.ts";
import { CreditGive, CreditOrder, type CreditOrderAnswer } from "./credit-documents.ts";
import type { CreditChange, CreditChoice, CreditForm } from "./credit-preview.ts";
import { lookForCredit, type CreditActionInput } from "./look-for-credit.server.ts";

type Currency = CreditActionInput["sent"]["creditInput"]["creditAmount"]["currencyCode"];

/** Shopify makes the account when there is none: it is in the shop's currency. */
function balanceOf({ customer, currencyCode }: CreditOrderAnswer) {
  const own = customer?.storeCreditAccounts.nodes.find(({ balance }) => balance.currencyCode === currencyCode);
  return own ? readMoney(own.balance) : { minor: "0", currency: currencyCode };
}

/** Store credit as a goodwill gesture. It pays nothing back: that is a refund. */
export const creditAct: LiveAct<CreditOrderAnswer, CreditForm, CreditChoice, CreditChange> = {
  kind: "credit",
  read: async (desk, id) => (await desk.shopify.read(CreditOrder, { id })).data.order,
  policyFacts: readPolicyFacts,
  start: (_desk, order) =>
    order.customer
      ? succeed({ customerName: order.customer.displayName, balance: balanceOf(order) })
      : refuse("no_customer"),
  plan(_desk, order, { amount, until, day, notify, note }) {
    const money = moneyFromJson(amount);
    const before = balanceOf(order);
    const sent: CreditActionInput["sent"] = {
      id: order.customer!.id,
      creditInput: {
        creditAmount: { amount: toDecimal(money), currencyCode: money.currency as Currency },
        ...(until && { expiresAt: until }),
        notify,
      },
    };
    const entryIds = order
      .customer!.storeCreditAccounts.nodes.flatMap(({ transactions }) => transactions.nodes)
      .flatMap((node) => ("id" in node ? [numberOf(node.id)] : []));
    const after = moneyToJson({ ...money, minor: BigInt(before.minor) + money.minor });
    return {
      ok: true,
      value: {
        sent,
        basis: { entryIds },
        shown: { reason: note, ...(until && { about: { until: day } }) },
        amount: { shop: money, presentment: money },
        preview: { before, after, until },
      },
    };
  },
};

/** Shopify knows no key for it and gives as often as it is asked: no machine asks twice. */
export const credit: ActOnOrder = {
  ...askedOnce,
  ...neverShown,
  staysAtShopify: true,
  ask: (desk, row, isFirst) =>
    askShopify(desk, row, isFirst, async () => {
      const { data } = await desk.shopify.act(CreditGive, (row.input as CreditActionInput).sent);
      const { storeCreditAccountTransaction: made, userErrors = [] } = data.storeCreditAccountCredit ?? {};
      if (!made) return refusedWith(userErrors);
      return done(resultOfEntry({ id: numberOf(made.id), at: made.createdAt, amount: readMoney(made.amount) }));
    }),
  lookFor: lookForCredit,
};

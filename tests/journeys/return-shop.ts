import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { parseReturnStepForm } from "#app/features/acts/return-step/parse-return-step-form.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { actsOf } from "./live-act-case.ts";
import { openCase, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

interface Altered {
  returnableFulfillments: { pageInfo: { hasNextPage: boolean } };
  returnCreate: { return: { reverseFulfillmentOrders: { nodes: object[] } } };
  order: {
    returns: { pageInfo: { hasNextPage: boolean }; nodes: { reverseFulfillmentOrders: { nodes: object[] } }[] };
  };
}

/** The shop that all tests of a file share, for goods that come back, and what they do and see there. */
export function shareReturnShop() {
  const shop = shareRefundShop({ scopes: ["read_returns", "write_returns", "write_orders"], isUnthrottled: true });
  const returns = actsOf(returnAct, parseReturnForm);
  const steps = actsOf(returnStepAct, parseReturnStepForm);

  const admin = () => shop.world.standin.admin;
  const fail = (operation: string, fault: PlannedFault) => admin().faults.next({ operation, ...fault });
  const orderOf = ({ order }: RefundCase) =>
    admin()
      .state(shop.domain)
      .orders.find(({ id }) => id === order.id)!;
  const returnsOf = (at: RefundCase) => orderOf(at).returns ?? [];
  /** What really was done with returns of the order: the ledger. */
  const doneTo = ({ order }: RefundCase) =>
    admin()
      .ledger(shop.domain)
      .flatMap((entry) => ("returnId" in entry && entry.orderId === order.id ? [entry.kind] : []));

  /** An order of two mugs and a tea that was sent, and the ids of what was sent. */
  async function sentCase() {
    const at = await openCase(shop);
    const parcel = admin().edits.fulfillOrder(shop.domain, at.order.id);
    return { ...at, mugSent: String(parcel.id * 100), teaSent: String(parcel.id * 100 + 1) };
  }
  type SentCase = Awaited<ReturnType<typeof sentCase>>;

  const damaged = "2";
  const oneMug = ({ mugSent }: SentCase, more: Record<string, string> = {}) => ({
    [`line.${mugSent}`]: "1",
    [`reason.${mugSent}`]: damaged,
    ...more,
  });
  /** A return of one mug, set up in the ticket; gives Shopify's id, and that of its line. */
  async function openReturn(at: SentCase) {
    await returns.make(shop.tom, at, oneMug(at));
    const made = returnsOf(at).at(-1)!;
    return { id: String(made.id), line: String(made.lines[0]!.id) };
  }
  const isBack = ({ id, line }: { id: string; line: string }, more: Record<string, string> = {}) => ({
    return: id,
    how: "receive",
    [`line.${id}.${line}`]: "1",
    ...more,
  });
  const place = () =>
    String(
      admin()
        .state(shop.domain)
        .locations.find(({ active }) => active)!.id,
    );

  /** Shopify's next answer to the operation is another one. */
  function alterNext(operation: string, alter: (data: Altered) => void) {
    const { execute } = admin();
    admin().execute = async (caller, body) => {
      const answer = await execute(caller, body);
      if (!new RegExp(`\\b(query|mutation) ${operation}\\b`).test(body.query ?? "")) return answer;
      admin().execute = execute;
      const json = structuredClone(answer.json) as { data: Altered };
      alter(json.data);
      return { ...answer, json };
    };
  }

  return {
    shop,
    returns,
    steps,
    admin,
    fail,
    orderOf,
    returnsOf,
    doneTo,
    sentCase,
    damaged,
    oneMug,
    openReturn,
    isBack,
    place,
    alterNext,
  };
}

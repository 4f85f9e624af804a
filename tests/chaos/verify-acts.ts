import type pg from "pg";
import { codeOf } from "#app/features/acts/discount/discount-code.ts";
import { bearsMark } from "#app/features/acts/refund/refund-note.ts";
import { markOf } from "#app/features/acts/replacement/replacement-mark.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import type { ChaosApp } from "./chaos-app.ts";
import { actNames, type ActName, type ChaosRecord } from "./chaos-record.ts";
import { countBy, judge, type Line } from "./judge-chaos.ts";

interface Row {
  id: string;
  kind: ActName | ShopperActName;
  state: string;
  problem: string | null;
  order_id: string;
  request_key: string;
  idempotency_key: string;
  amount_minor: string;
  input: unknown;
  finished_at: Date | null;
}

/** What only shoppers begin here. */
const shopperActs = ["return", "exchange"] as const;
type ShopperActName = (typeof shopperActs)[number];

/** Every act that was begun has ended, and is at Shopify as often as it says; no order gave back more than was paid. */
export async function verifyActs(app: ChaosApp, record: ChaosRecord, client: pg.Client): Promise<Line[]> {
  const { rows } = await client.query<Row>(
    `select id, kind, state, problem, order_id, request_key, idempotency_key, amount_minor, input, finished_at
     from order_action where shop_id = $1`,
    [app.shopId],
  );
  const begun = rows.filter(({ state }) => state !== "drafted");
  const byKey = new Map(rows.map((row) => [row.request_key, row]));
  const made = countMade(app, begun);
  const lines = [...actNames, ...shopperActs].map((kind) =>
    judge(
      `${kind}: begun, each in the ledger as it says`,
      begun.filter((row) => row.kind === kind),
      (row) => {
        const times = made(row);
        const right = row.state === "succeeded" ? times === 1 : row.state === "failed" ? times === 0 : times <= 1;
        return right ? null : `act ${row.id} is ${row.state} (${row.problem}) and was made ${times} times`;
      },
    ),
  );
  const open = begun.filter(({ state }) => state === "running" || state === "unknown");
  const asked = begun.filter(({ state }) => state === "needs_person");
  return [
    ...lines,
    judge(
      "acts answered with ok",
      record.acts.filter(({ answer }) => answer === "ok"),
      ({ requestKey }) =>
        (byKey.get(requestKey)?.state ?? "drafted") === "drafted" ? `${requestKey} was never begun` : null,
    ),
    judge(
      "acts refused at the button",
      record.acts.filter(({ answer }) => answer !== null && answer !== "ok"),
      (act) => {
        const row = byKey.get(act.requestKey);
        return row && row.state !== "drafted" ? `act ${row.id} was refused (${act.answer}) and is ${row.state}` : null;
      },
    ),
    {
      name: "acts as they ended",
      count: countBy(begun, (row) => row.state),
      violations: open.map(({ id, state }) => `act ${id} is ${state}`),
    },
    {
      name: "  left to a person",
      count: countBy(asked, ({ kind, problem }) => `${kind}: ${problem}`) || 0,
      violations: [],
    },
    strangers(app, begun),
    judge("orders with no more back than was paid", app.cases, ({ order }) => {
      const paid = sum(
        order.transactions.filter(({ kind }) => kind === "SALE").map(({ amount }) => amount.presentment),
      );
      const back = sum(
        app.state.ledger.flatMap((entry) =>
          entry.kind === "refund" && entry.orderId === order.id ? [entry.amount.presentment] : [],
        ),
      );
      return back <= paid ? null : `${order.name}: ${back} of ${paid}`;
    }),
  ];
}

const sum = (amounts: number[]): number => amounts.reduce((total, one) => total + one, 0);

/** How often an act is found in what the pretend Shopify really did. */
function countMade({ state }: ChaosApp, begun: readonly Row[]): (row: Row) => number {
  const orders = new Map(state.orders.map((order) => [String(order.id), order]));
  const completed = new Set(state.ledger.flatMap((entry) => (entry.kind === "draft_completed" ? [entry.orderId] : [])));
  const cancelled = state.ledger.flatMap((entry) => (entry.kind === "cancellation" ? [String(entry.orderId)] : []));
  return (row) => {
    const { kind, order_id: orderId, idempotency_key: key } = row;
    const order = orders.get(orderId)!;
    const like = begun.filter((one) => one.order_id === orderId && one.kind === kind && one.state === "succeeded");
    switch (kind) {
      case "refund":
        return order.refunds.filter(({ note }) => bearsMark(note, key)).length;
      case "replacement":
        return state.orders.filter(({ id, tags }) => completed.has(id) && tags.includes(markOf(key))).length;
      case "cancellation": {
        const isOurs = bearsMark(order.cancelStaffNote ?? null, key);
        return isOurs ? cancelled.filter((id) => id === orderId).length : 0;
      }
      case "credit": {
        // It bears no mark: gifts of one sum are told apart by how many of them we say were given.
        const given = state.ledger.filter(
          (entry) =>
            entry.kind === "credit" &&
            entry.customerId === order.customerId &&
            String(entry.amount) === row.amount_minor,
        );
        const others = like.filter(({ id, amount_minor: minor }) => id !== row.id && minor === row.amount_minor);
        return given.length - others.length;
      }
      case "discount":
        return state.ledger.filter((entry) => entry.kind === "discount" && entry.code === codeOf(key)).length;
      case "hold":
        return (order.holds ?? []).filter(({ handle }) => handle === markOf(key)).length;
      case "return":
      case "exchange":
        return returnsOf(order).filter((note) => note.includes(markOf(key))).length;
      case "address":
      case "note": {
        // The last one stays; of those before it nothing is left to see.
        const last = like.toSorted((a, b) => Number(a.finished_at) - Number(b.finished_at)).at(-1);
        if (row.state === "succeeded" && row !== last) return 1;
        return textOf(row) === (kind === "note" ? order.note : order.shippingAddress?.address1) ? 1 : 0;
      }
    }
  };
}

/** What stands with the goods of each return of ours. */
const returnsOf = ({ returns = [] }: OrderRecord): string[] =>
  returns.map(({ lines }) => lines.map(({ reasonNote }) => reasonNote).join(" ")).filter((note) => /latte-/.test(note));

/** What a note, or the street of an address, is to be. */
function textOf({ kind, input }: Row): string | undefined {
  const { sent } = input as { sent: { note?: { after: string }; address?: { address1: string } } };
  return kind === "note" ? sent.note?.after : sent.address?.address1;
}

/** What was done at Shopify and no act of ours knows of. */
function strangers({ state, cases }: ChaosApp, begun: Row[]): Line {
  const keys = begun.map((row) => row.idempotency_key);
  const ids = new Set(cases.map(({ order }) => order.id));
  const violations: string[] = [];
  for (const order of state.orders.filter(({ id }) => ids.has(id))) {
    const own = order.refunds.filter(({ note }) => note?.includes("[Latte "));
    for (const refund of own)
      if (!keys.some((key) => bearsMark(refund.note, key))) violations.push(`refund ${refund.id} of ${order.name}`);
    for (const note of returnsOf(order))
      if (!keys.some((key) => note.includes(markOf(key)))) violations.push(`a return of ${order.name}`);
    if (order.cancelledAt && !keys.some((key) => bearsMark(order.cancelStaffNote ?? null, key)))
      violations.push(`cancellation of ${order.name}`);
  }
  const marks = new Set(keys.map(markOf));
  for (const draft of state.drafts ?? [])
    if (!draft.tags.some((tag) => marks.has(tag))) violations.push(`draft ${draft.name}`);
  return { name: "done at Shopify without an act of ours", count: violations.length, violations };
}

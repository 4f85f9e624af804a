import type { CustomerRecord, OrderRecord, ShopState } from "../state.ts";
import { SCRIPTS } from "./all-scripts.ts";
import type { Conversation, ConversationLanguage } from "./conversation.ts";
import type { ConversationScript, ScriptNeed } from "./conversation-script.ts";
import { findWindows } from "./conversation-windows.ts";
import type { Window } from "./conversation-windows.ts";
import { DAY, HOUR } from "./instants.ts";
import type { Random } from "./random.ts";

type Status = Conversation["status"];

/** Rare troubles are told as often as common ones, so that a demo shows them. */
const NEED_WEIGHT: Partial<Record<ScriptNeed, number>> = {
  stuck: 8,
  refunded: 6,
  "came back": 8,
  "not handed over": 8,
  "paid at second try": 6,
  "not sent": 0.7,
  "on its way": 2,
  any: 0.5,
};

/** Troubles that a demo should show at least once, however rarely they happen. */
export const RARE_NEEDS: readonly ScriptNeed[] = [
  "came back",
  "not handed over",
  "paid at second try",
  "refunded",
  "stuck",
];

/** The newest order about which somebody would write for this need, or `null`. */
export function findRareConversation(
  need: ScriptNeed,
  supply: ConversationSupply,
  now: number,
): ConversationChoice | null {
  const { status, orders, customers, taken } = supply;
  for (const order of orders.toReversed()) {
    const window = taken.has(order.id) ? undefined : findWindows(order, now).get(need);
    const cut = window && cutWindow(window, status, now);
    if (!cut) continue;
    const customer = customers.get(order.customerId!)!;
    const script = SCRIPTS[readLanguage(customer.locale)].scripts.find(
      (each) => each.need === need && isTrueTo(each, order, status),
    );
    if (script) return { order, customer, script, window: cut, fromKnownAddress: true };
  }
  return null;
}

/** What is chosen from, and what was chosen already. */
export interface ConversationSupply {
  status: Status;
  orders: readonly OrderRecord[];
  customers: ReadonlyMap<number, CustomerRecord>;
  /** How often each opening was used already. */
  used: Map<string, number>;
  /** Orders that somebody wrote about already. */
  taken: Set<number>;
}

/** Who writes about what, and when the thread begins. */
export interface ConversationChoice {
  order: OrderRecord | null;
  customer: CustomerRecord;
  script: ConversationScript;
  window: Window;
  /** Whether the mail comes from the address that the shop knows. */
  fromKnownAddress: boolean;
}

/** The choice that a given conversation leaves. Throws when the order gives no reason to write so today. */
export function findGivenConversation(
  wanted: { order: OrderRecord; reason: string },
  state: ShopState,
  now: number,
): ConversationChoice {
  const { order, reason } = wanted;
  const customer = state.customers.find((each) => each.id === order.customerId && each.email);
  const script = customer && SCRIPTS[readLanguage(customer.locale)].scripts.find((each) => each.reason === reason);
  const window = script && findWindows(order, now).get(script.need);
  const cut = window && cutWindow(window, "open", now);
  if (!customer || !script || !cut)
    throw new Error(`Nobody would write about ${order.name} today because of "${reason}"`);
  return { order, customer, script, window: cut, fromKnownAddress: true };
}

/** Chooses who writes and why: about an order that gives a reason, or about none. `now` in milliseconds. */
export function chooseConversation(
  supply: ConversationSupply,
  options: { withGeneral: boolean; now: number; random: Random },
): ConversationChoice {
  const { now, random } = options;
  const { status, orders, customers, used, taken } = supply;
  const perOpening = (script: ConversationScript): number =>
    (NEED_WEIGHT[script.need] ?? 1) / (1 + 4 * Math.min(...script.openings.map((each) => used.get(each.text) ?? 0)));
  const attempts = options.withGeneral && random.chance(0.16) ? 0 : 60;
  for (let attempt = 0; attempt < attempts; attempt++) {
    // What is open now is mostly about young orders, which stand at the end.
    const back = status === "solved" ? random.next() : random.next() ** 3;
    const order = orders[orders.length - 1 - Math.floor(orders.length * back)]!;
    if (taken.has(order.id)) continue;
    const customer = customers.get(order.customerId!)!;
    const windows = findWindows(order, now);
    const { scripts } = SCRIPTS[readLanguage(customer.locale)];
    const fitting = scripts.flatMap((script) => {
      const window = windows.get(script.need);
      const cut = window && isTrueTo(script, order, status) ? cutWindow(window, status, now) : null;
      return cut ? [{ script, window: cut }] : [];
    });
    if (fitting.length === 0) continue;
    // Half of what waits for an answer is real trouble.
    const trouble = fitting.some(({ script }) => (NEED_WEIGHT[script.need] ?? 1) > 2);
    if (status !== "solved" && !trouble && attempt < 40 && random.chance(0.5)) continue;
    const chosen = random.weigh(fitting, ({ script }) => perOpening(script));
    return { order, customer, ...chosen, fromKnownAddress: !random.chance(0.05) };
  }
  const customer = random.pick([...customers.values()]);
  const general = SCRIPTS[readLanguage(customer.locale)].scripts.filter((script) => script.need === "none");
  const window = cutWindow({ from: now - 200 * DAY, to: now }, status, now)!;
  return {
    order: null,
    customer,
    script: random.weigh(general, perOpening),
    window,
    fromKnownAddress: !random.chance(0.3),
  };
}

/** The part of a window in which a conversation of this status can have begun. */
function cutWindow(window: Window, status: Status, now: number): Window | null {
  const [from, to] =
    status === "open"
      ? [now - 3 * DAY, now - HOUR]
      : status === "pending"
        ? [now - 8 * DAY, now - 2 * DAY]
        : [0, now - 4 * DAY];
  const cut = { from: Math.max(window.from, from), to: Math.min(window.to, to) };
  return cut.from < cut.to ? cut : null;
}

/** Whether what the thread tells fits with what became of the order. */
function isTrueTo(script: ConversationScript, order: OrderRecord, status: Status): boolean {
  if (script.reason === "changed their mind")
    return status === "open" ? order.cancelledAt === null : order.cancelReason === "CUSTOMER";
  if (script.need === "not sent") return order.cancelledAt === null;
  if (script.reason === "damaged in transit" && status === "solved")
    return order.refunds.some((refund) => refund.lines.length > 0);
  if (script.need === "refunded" && status !== "open")
    return order.transactions.every((each) => each.kind !== "REFUND" || each.status === "SUCCESS");
  return true;
}

function readLanguage(locale: string): ConversationLanguage {
  if (locale.startsWith("pt")) return "pt-BR";
  return locale === "pl" || locale === "de" ? locale : "en";
}

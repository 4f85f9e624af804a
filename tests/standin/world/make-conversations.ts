import type { OrderRecord, ShopState, StaffRecord } from "../state.ts";
import { SCRIPTS } from "./all-scripts.ts";
import { chooseConversation, findGivenConversation, findRareConversation, RARE_NEEDS } from "./choose-conversation.ts";
import type { ConversationChoice, ConversationSupply } from "./choose-conversation.ts";
import type { Conversation, ConversationLanguage } from "./conversation.ts";
import type { ConversationScript, ScriptNeed } from "./conversation-script.ts";
import { HOUR, writeInstant } from "./instants.ts";
import type { Random } from "./random.ts";
import { fillText, readOrderFacts, writeThread } from "./write-thread.ts";
import type { ThreadFacts, Turn } from "./write-thread.ts";

/** Reasons whose first answer tells of an act that would show on the order. */
const ACTED_AT_ONCE = new Set(["changed their mind"]);

/** How far a conversation has come. */
type Status = Conversation["status"];

const THREADS: Record<Status, Turn[][]> = {
  open: [["opening"], ["opening"], ["opening", "nudge"], ["opening", "reply", "follow-up"]],
  pending: [
    ["opening", "reply"],
    ["opening", "reply", "follow-up", "second reply"],
  ],
  solved: [
    ["opening", "reply"],
    ["opening", "reply", "thanks"],
    ["opening", "reply", "follow-up", "second reply"],
    ["opening", "reply", "follow-up", "second reply", "thanks"],
    ["opening", "nudge", "reply", "follow-up", "second reply", "thanks"],
  ],
};

/** The courses that a conversation can take: no act is told that is not on the order, no question is left standing. */
function listThreads(script: ConversationScript, status: Status): Turn[][] {
  if (status === "open" && ACTED_AT_ONCE.has(script.reason))
    return THREADS.open.filter((turns) => !turns.includes("reply"));
  if (status === "solved" && script.reply.includes("?"))
    return THREADS.solved.filter((turns) => turns.includes("second reply"));
  return THREADS[status];
}

/** Which conversations to make. `now` in milliseconds. */
export interface ConversationOptions {
  state: ShopState;
  count: number;
  /** Open conversations to make first, each for this reason about this order. */
  given: readonly { order: OrderRecord; reason: string }[];
  /** Customers who write nothing beside that: the demo keeps their orders for its visitor. */
  silentEmails: readonly string[];
  /** Some are about no order; what they ask about is coffee. */
  withGeneral: boolean;
  now: number;
  random: Random;
}

/** Makes threads about a shop's real orders: a fifth of them unanswered, the newest last. */
export function makeShopConversations(options: ConversationOptions): Conversation[] {
  const { state, count, given, random } = options;
  const silent = new Set(options.silentEmails);
  const customers = new Map(
    state.customers.filter((each) => each.email && !silent.has(each.email)).map((each) => [each.id, each]),
  );
  const orders = state.orders.filter((order) => order.customerId !== null && customers.has(order.customerId));
  if (orders.length === 0) return [];
  const used = new Map<string, number>();
  const taken = new Set<number>();
  const made = Array.from({ length: Math.max(count, given.length) }, (_, index) => {
    const status: Status = index % 5 === 0 ? "open" : index % 5 === 1 && index % 2 === 0 ? "pending" : "solved";
    const own = { ...options, random: random.fork(index) };
    const wanted = given[index];
    const supply: ConversationSupply = { status: wanted ? "open" : status, orders, customers, used, taken };
    if (wanted) return makeOne(own, supply, findGivenConversation(wanted, state, own.now));
    const rare = index % 5 === 0 ? RARE_NEEDS[index / 5 - 1] : undefined;
    const choice = rare ? findRareConversation(rare, supply, own.now) : null;
    return makeOne(own, supply, choice ?? chooseConversation(supply, own));
  });
  return made.sort((a, b) => (a.messages.at(-1)!.at < b.messages.at(-1)!.at ? -1 : 1));
}

function makeOne(options: ConversationOptions, supply: ConversationSupply, choice: ConversationChoice): Conversation {
  const { state, now, random } = options;
  const { order, customer, script, window, fromKnownAddress } = choice;
  const { status } = supply;
  const opening = random.weigh(script.openings, (each) => 1 / (1 + 8 * (supply.used.get(each.text) ?? 0)));
  supply.used.set(opening.text, (supply.used.get(opening.text) ?? 0) + 1);
  if (order) supply.taken.add(order.id);
  const startAt = Math.floor(window.from + (window.to - window.from) * random.next());
  const agent = chooseAgent(state.staff, script.language, random);
  const namesOrder = order !== null && random.chance(0.6);
  const product = random.pick(state.products.filter((each) => each.status === "ACTIVE"));
  const facts: ThreadFacts = {
    order: "",
    product: product.title,
    tracking: "",
    city: "",
    days: "",
    ...(order ? readOrderFacts(order, startAt, random) : {}),
    customer: customer.firstName ?? "",
    agent: agent.firstName,
    shop: state.shop.name,
  };
  const turns = random.pick(listThreads(script, status));
  const messages = writeThread({
    script,
    opening,
    manners: SCRIPTS[script.language].manners,
    turns,
    facts,
    namesOrder,
    agent,
    startAt,
    endAt: now - HOUR / 6,
    random,
  });
  const answered = messages.some((message) => message.from === "agent");
  const note = NOTES[script.need] ?? "Checked with the team before answering.";
  if (answered && random.chance(0.18)) messages.splice(1, 0, writeNote(agent, messages[0]!.at, messages[1]!.at, note));
  return {
    shopDomain: state.shop.domain,
    customerId: fromKnownAddress ? customer.id : null,
    fromEmail: fromKnownAddress ? customer.email! : `private.${customer.email}`,
    fromName: [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email!.split("@")[0]!,
    orderId: order?.id ?? null,
    mentionsOrderName: namesOrder && `${opening.subject}${opening.text}`.includes("{order}"),
    subject: fillText(opening.subject, facts, namesOrder),
    language: script.language,
    reason: script.reason,
    status,
    assigneeStaffId: answered || random.chance(0.25) ? agent.id : null,
    messages,
  };
}

function chooseAgent(staff: readonly StaffRecord[], language: ConversationLanguage, random: Random): StaffRecord {
  const speakers = staff.filter((person) => person.locale === language);
  return random.pick(speakers.length > 0 ? speakers : staff);
}

const NOTES: Partial<Record<ScriptNeed, string>> = {
  "on its way": "Called the carrier: they have it, the scanner at the depot was down.",
  stuck: "Search opened with the carrier. If they have not found it by tomorrow, send a new one.",
  delivered: "Asked the packers, they remember the box. Please be generous here.",
  refunded: "Confirmed in the payment provider's list, so it is only the bank's delay.",
  "not sent": "Put the parcel aside on shelf B4 until this is settled.",
  "came back": "It is back on our shelf, undamaged.",
};

/** A word between colleagues, half-way between two messages. */
function writeNote(agent: StaffRecord, after: string, before: string, text: string): Conversation["messages"][number] {
  const [from, to] = [Date.parse(after), Date.parse(before)];
  return { at: writeInstant(from + (to - from) / 2), from: "note", staffId: agent.id, text };
}

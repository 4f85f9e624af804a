import type { OrderRecord, StaffRecord } from "../state.ts";
import type { ConversationMessage } from "./conversation.ts";
import type { ConversationScript, LanguageManners } from "./conversation-script.ts";
import { HOUR, writeInstant } from "./instants.ts";
import type { Random } from "./random.ts";

/** What the customer and the agent take turns with; `nudge` is the customer asking again. */
export type Turn = "opening" | "nudge" | "reply" | "follow-up" | "second reply" | "thanks";

/** How long after the turn before it each turn comes, in hours. */
const PAUSES: Record<Turn, [number, number]> = {
  opening: [0, 0],
  nudge: [14, 30],
  reply: [0.2, 16],
  "follow-up": [0.5, 22],
  "second reply": [0.2, 9],
  thanks: [0.3, 12],
};

/** The values of the placeholders. */
export interface ThreadFacts {
  order: string;
  product: string;
  tracking: string;
  city: string;
  days: string;
  customer: string;
  agent: string;
  shop: string;
}

/** What a thread is written from. Instants in milliseconds. */
export interface ThreadPlan {
  script: ConversationScript;
  opening: ConversationScript["openings"][number];
  manners: LanguageManners;
  turns: readonly Turn[];
  facts: ThreadFacts;
  namesOrder: boolean;
  agent: StaffRecord;
  startAt: number;
  /** No message is later than this. */
  endAt: number;
  random: Random;
}

/** Fills the placeholders, and keeps or drops what stands in square brackets. */
export function fillText(text: string, facts: ThreadFacts, namesOrder: boolean): string {
  return text
    .replace(/\[([^\]]*)\]/g, (_, inside: string) => (namesOrder ? inside : ""))
    .replace(/\{(\w+)\}/g, (whole, key: string) => facts[key as keyof ThreadFacts] ?? whole);
}

/** Writes the messages of a thread, each later than the one before. */
export function writeThread(plan: ThreadPlan): ConversationMessage[] {
  const times = drawTimes(plan);
  const messages: ConversationMessage[] = [];
  for (const [index, turn] of plan.turns.entries()) {
    const message =
      turn === "reply" || turn === "second reply" ? writeAgent(plan, turn) : writeCustomer(plan, turn, messages.at(-1));
    messages.push({ at: writeInstant(times[index]!), ...message });
  }
  return messages;
}

function drawTimes({ turns, startAt, endAt, random }: ThreadPlan): number[] {
  const pauses = turns.map((turn) => (PAUSES[turn][0] + (PAUSES[turn][1] - PAUSES[turn][0]) * random.next()) * HOUR);
  const length = pauses.reduce((sum, pause) => sum + pause, 0);
  const shrink = length > endAt - startAt ? (endAt - startAt) / length : 1;
  let at = startAt;
  return pauses.map((pause, index) => {
    at += Math.floor(pause * shrink);
    const turn = turns[index];
    if (turn === "reply" || turn === "second reply")
      at = Math.min(waitForOffice(at, random), Math.max(at, endAt - HOUR));
    return Math.min(at, endAt);
  });
}

/** Agents answer between six and eighteen o'clock UTC: what comes later waits for the morning. */
function waitForOffice(at: number, random: Random): number {
  const hour = new Date(at).getUTCHours();
  if (hour >= 6 && hour < 18) return at;
  const midnight = Math.floor(at / (24 * HOUR)) * 24 * HOUR;
  return midnight + (hour < 6 ? 6 : 30) * HOUR + Math.floor(random.next() * 2 * HOUR);
}

function writeCustomer(
  plan: ThreadPlan,
  turn: Turn,
  before: ConversationMessage | undefined,
): Omit<ConversationMessage, "at"> {
  const { script, opening, manners, facts, namesOrder, random } = plan;
  const said =
    turn === "opening"
      ? opening.text
      : turn === "follow-up"
        ? script.followUp
        : random.pick(turn === "nudge" ? manners.nudges : manners.thanks);
  const signature = random.pick(manners.signatures);
  const name = random.chance(0.6) ? facts.customer : "";
  const end = [signature, name].filter(Boolean).join("\n");
  const text = fillText(said, facts, namesOrder) + (end && turn !== "nudge" ? `\n\n${end}` : "");
  const quoted = before && random.chance(0.3) ? `\n\n${quote(before, plan)}` : "";
  return { from: "customer", text: text + quoted, ...(random.chance(0.35) ? { html: toHtml(text + quoted) } : {}) };
}

function writeAgent(plan: ThreadPlan, turn: Turn): Omit<ConversationMessage, "at"> {
  const { script, manners, facts, namesOrder, agent } = plan;
  const text = [
    facts.customer ? manners.greeting : manners.greetingUnnamed,
    turn === "reply" ? script.reply : script.secondReply,
    manners.closing,
  ].join("\n\n");
  return { from: "agent", staffId: agent.id, text: fillText(text, facts, namesOrder) };
}

/** What mail programs put below an answer. */
function quote(before: ConversationMessage, { facts }: ThreadPlan): string {
  const who = before.from === "agent" ? `${facts.agent}, ${facts.shop}` : facts.customer;
  const [day, time] = before.at.split("T");
  return `On ${day} at ${time!.slice(0, 5)}, ${who} wrote:\n${before.text.replace(/^/gm, "> ")}`;
}

function toHtml(text: string): string {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return escaped
    .split("\n\n")
    .map((paragraph) => `<p>${paragraph.replace(/\n/g, "<br>")}</p>`)
    .join("");
}

/** What the placeholders stand for in a thread about this order; empty where the order says nothing. */
export function readOrderFacts(
  order: OrderRecord,
  startAt: number,
  random: Random,
): Pick<ThreadFacts, "order" | "product" | "tracking" | "city" | "days"> {
  const parcel = order.fulfillments.find((each) => each.tracking.some((one) => one.number));
  return {
    order: order.name,
    product: random.pick(order.lines).title,
    tracking: parcel?.tracking.find((one) => one.number)?.number ?? "",
    city: (order.shippingAddress ?? order.billingAddress)?.city ?? "",
    days: String(Math.max(1, Math.round((startAt - Date.parse(order.createdAt)) / (24 * HOUR)))),
  };
}

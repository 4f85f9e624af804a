import type { ShopState } from "../state.ts";
import type { Conversation, ConversationLanguage, ConversationMessage } from "./conversation.ts";
import { DAY, HOUR, writeInstant } from "./instants.ts";
import { SCRIPTS } from "./all-scripts.ts";
import { makeRandom } from "./random.ts";
import { fillText } from "./write-thread.ts";

/** How many conversations to stream, and how long. */
export interface StreamOptions {
  seed: number;
  now: Date;
  /** A shop with orders; its customers write, a few of them much more often than the rest. */
  state: ShopState;
  count: number;
  messagesEach: number;
  /** Share of conversations that are open; 0.2 if not given. */
  openShare?: number;
}

/**
 * Streams any number of conversations for benchmarks, oldest first, without keeping them: cheap, with texts of real
 * length and references to real orders, but without asking whether the words fit what became of the order.
 */
export function* makeConversations(options: StreamOptions): Generator<Conversation> {
  const { state, count, messagesEach, openShare = 0.2 } = options;
  const random = makeRandom(options.seed);
  const now = options.now.getTime();
  const writers = state.customers.filter((customer) => customer.email !== null);
  const latestOrder = new Map(state.orders.map((order) => [order.customerId, order]));
  const languages: ConversationLanguage[] = ["en", "pl", "pt-BR", "de"];
  if (writers.length === 0) throw new Error(`${state.shop.domain} has no customer who could write`);
  const span = 540 * DAY;
  for (let index = 0; index < count; index++) {
    // Zipf-like: the n-th customer writes about 1/n as often as the first.
    const customer = writers[Math.floor(writers.length ** random.next()) - 1]!;
    const order = latestOrder.get(customer.id) ?? null;
    const { scripts, manners } = SCRIPTS[random.pick(languages)];
    const script = random.pick(scripts);
    const opening = random.pick(script.openings);
    const namesOrder = order !== null && random.chance(0.6);
    const agent = random.pick(state.staff);
    const facts = {
      order: order?.name ?? "",
      product: order?.lines[0]?.title ?? "Morning Mug",
      tracking: order?.fulfillments[0]?.tracking[0]?.number ?? "",
      city: order?.shippingAddress?.city ?? "",
      days: "6",
      customer: customer.firstName ?? "",
      agent: agent.firstName,
      shop: state.shop.name,
    };
    const startAt = now - span + Math.floor((span - 3 * DAY) * ((index + random.next()) / count));
    const isOpen = random.chance(openShare);
    const messages: ConversationMessage[] = [];
    for (let turn = 0; turn < messagesEach; turn++) {
      // Turn about; an open conversation ends with the customer's words, any other with the agent's.
      const byCustomer =
        (turn === 0 || (messagesEach - 1 - turn) % 2 === (isOpen ? 0 : 1)) && (turn === 0 || messagesEach > 1);
      const text =
        turn === 0 ? opening.text : byCustomer ? script.followUp : turn < 3 ? script.reply : script.secondReply;
      messages.push({
        at: writeInstant(startAt + Math.floor(((turn + random.next() * 0.8) * 60 * HOUR) / messagesEach)),
        ...(byCustomer
          ? { from: "customer", text: fillText(text, facts, namesOrder) }
          : {
              from: "agent",
              staffId: agent.id,
              text: fillText(`${manners.greeting}\n\n${text}\n\n${manners.closing}`, facts, namesOrder),
            }),
      });
    }
    yield {
      shopDomain: state.shop.domain,
      customerId: customer.id,
      fromEmail: customer.email!,
      fromName: [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email!,
      orderId: order?.id ?? null,
      mentionsOrderName: namesOrder && `${opening.subject}${opening.text}`.includes("{order}"),
      subject: fillText(opening.subject, facts, namesOrder),
      language: script.language,
      reason: script.reason,
      status: isOpen ? "open" : random.chance(0.1) ? "pending" : "solved",
      assigneeStaffId: random.chance(0.8) ? agent.id : null,
      messages,
    };
  }
}

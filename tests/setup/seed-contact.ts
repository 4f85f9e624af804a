import type pg from "pg";
import { defaultContact } from "#app/features/self-service/contact/topic.ts";
import { seedConversations } from "#tests/factories/seed-conversations.ts";
import type { SeededShop } from "#tests/factories/seed-shop.ts";
import type { ShopState } from "#tests/standin/state.ts";
import type { Conversation, ConversationMessage } from "#tests/standin/world/conversation.ts";

const hourMs = 3_600_000;

/** What people wrote on the contact page: how many hours ago, about what, and what they were answered, if they were. */
const written: { hours: number; topic: string; hasOrder: boolean; text: string; answer?: string; isSolved?: boolean }[] = [
  { hours: 2, topic: "Delivery", hasOrder: true, text: "The tracking has not moved since Monday. Could you please ask the carrier where my parcel is?" },
  { hours: 7, topic: "A product", hasOrder: false, text: "Which of your coffees would you recommend for a moka pot? I like it dark, without much acidity." },
  { hours: 30, topic: "Return or exchange", hasOrder: true, text: "The mug is lovely, but smaller than I thought. May I exchange it for the large one?", answer: "Of course. Please send it back in its box within 14 days; the large one goes out as soon as yours is on its way." },
  { hours: 52, topic: "Wholesale", hasOrder: false, text: "We run a small café in Gdańsk and need about 12 kg a month. Do you have prices for that?", answer: "Gladly! From 10 kg a month on we give 15 %. Shall I send you a list, and a sample of each?" },
  { hours: 76, topic: "Payment or invoice", hasOrder: true, text: "Please send me an invoice with our company's tax number.", answer: "It is on its way to you by mail. Thank you for your order!", isSolved: true },
]; // prettier-ignore

/** One topic of the merchant's own, beside ours. */
const topics = [
  ...defaultContact.topics.slice(0, -1),
  { key: "wholesale", isOn: true, names: { en: "Wholesale", pl: "Hurt", "pt-BR": "Atacado" } },
  ...defaultContact.topics.slice(-1),
];

/**
 * The contact form as a shop uses it, for the demo: a topic of its own, tickets that came from there, and when answers
 * were written, from which the form says when one can be expected. The same each time.
 */
export async function seedContact(client: pg.ClientBase, shop: SeededShop, state: ShopState, now: Date): Promise<void> {
  await client.query(
    "insert into storefront_settings (shop_id, topics, topics_revision) values ($1, $2, 1) on conflict (shop_id) do nothing",
    [shop.shopId, JSON.stringify({ topics, sendsReceipt: true })],
  );
  const { rows } = await client.query<{ next: number }>(
    "select next_ticket_number as next from shop where shop_id = $1",
    [shop.shopId],
  );
  await seedConversations(client, shop, conversationsOf(state, now));
  await client.query("update ticket set channel = 'storefront' where shop_id = $1 and number >= $2", [
    shop.shopId,
    rows[0]!.next,
  ]);
  await client.query(
    `update ticket t set first_reply_at = m.at
     from (select ticket_id, min(created_at) as at from message where shop_id = $1 and kind = 'reply' group by 1) m
     where t.shop_id = $1 and t.id = m.ticket_id and t.first_reply_at is null`,
    [shop.shopId],
  );
}

function conversationsOf({ shop, staff, customers, orders }: ShopState, now: Date): Conversation[] {
  const people = customers.flatMap((one) => {
    const order = orders.findLast(({ customerId, cancelledAt }) => customerId === one.id && cancelledAt === null);
    return one.email && one.firstName && order ? [{ ...one, email: one.email, order }] : [];
  });
  return written.flatMap((one, place): Conversation[] => {
    const person = people[place * 3];
    if (!person) return [];
    const at = now.getTime() - one.hours * hourMs;
    const said = (hours: number) => new Date(at + hours * hourMs).toISOString();
    const agent = staff[place % staff.length]!.id;
    const messages: ConversationMessage[] = [{ at: said(0), from: "customer", text: one.text }];
    if (one.answer) messages.push({ at: said(1.5), from: "agent", staffId: agent, text: one.answer });
    const about = one.hasOrder ? ` · ${person.order.name}` : "";
    return [
      {
        shopDomain: shop.domain,
        customerId: person.id,
        fromEmail: person.email,
        fromName: `${person.firstName} ${person.lastName ?? ""}`.trim(),
        orderId: one.hasOrder ? person.order.id : null,
        mentionsOrderName: one.hasOrder,
        subject: `${one.topic}${about}`,
        language: "en",
        reason: "contact form",
        status: one.isSolved ? "solved" : one.answer ? "pending" : "open",
        assigneeStaffId: one.answer ? agent : null,
        messages,
      },
    ];
  });
}

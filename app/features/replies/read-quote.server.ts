import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { quoteIntro } from "./quote-intro.ts";

/**
 * What an answer quotes: the customer's last words before it. Nobody else's: a guest's words, a note and what was sent
 * on are not the customer's to read. `null` when there are none.
 */
export async function readQuote(
  desk: Desk,
  message: { id: bigint; ticket_id: bigint; locale: string | null; language: string | null },
): Promise<{ intro: string; text: string; marked: true } | null> {
  const [said] = await desk.sql<{ author_name: string; body_text: string; created_at: Date }>`
    select m.author_name, left(m.body_text, 20000) as body_text, m.created_at from message m
    where m.shop_id = ${SHOP} and m.ticket_id = ${message.ticket_id} and m.id < ${message.id} and m.kind = 'customer'
      and not m.automatic and m.body_text <> ''
    order by m.id desc limit 1`;
  if (!said) return null;
  const language = message.language ?? message.locale ?? "en";
  const intro = quoteIntro(language, said.author_name, said.created_at, desk.shop.timezone);
  return { intro, text: said.body_text, marked: true };
}

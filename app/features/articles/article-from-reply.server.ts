import { renderLightMarkdown } from "#app/platform/mail/light-markdown.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { localeFor } from "#app/platform/i18n/locales.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { cutString } from "#app/platform/mail/clean-string.ts";
import { longestTitle } from "./article-limits.ts";
import { findBlanks } from "./find-blanks.ts";
import { hidePersonal, withoutSalutation } from "./hide-personal.ts";
import { keepArticle, type KeepArticleProblem } from "./keep-article.server.ts";

/** Longer replies are cut. Ours; in characters. */
const longestReply = 20_000;

/**
 * Begins an article with what somebody of the staff wrote to a customer: without the salutation, and with a blank for each
 * thing that looks personal; it cannot be published before these are filled in. In the ticket's language where the help
 * centre may have it, else in the writer's. `null` when there is no such reply in this ticket.
 */
export async function articleFromReply(
  desk: StaffDesk,
  number: number,
  messageId: bigint,
): Promise<Outcome<{ articleId: string; replaced: number }, KeepArticleProblem | "empty"> | null> {
  const [reply] = await desk.sql<{
    body_text: string;
    subject: string;
    language: string | null;
    customer_name: string | null;
    known_name: string | null;
    order_name: string | null;
  }>`
    select m.body_text, t.subject, t.language, t.customer_name, c.name as known_name, t.order_name
    from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
    join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where m.shop_id = ${SHOP} and m.id = ${messageId} and t.number = ${number}::int and m.kind = 'reply'`;
  if (!reply) return null;
  const locale = localeFor(reply.language, desk.staff.locale);
  const person = {
    names: [reply.customer_name ?? "", reply.known_name ?? ""],
    orders: reply.order_name ? [reply.order_name] : [],
  };
  const text = hidePersonal(withoutSalutation(cutString(reply.body_text, longestReply)), person, locale);
  if (!text.trim()) return refuse("empty");
  const subject = reply.subject.replace(/^(?:\s*(?:re|fwd?|odp|enc|res)\s*:\s*)+/i, "");
  const title = cutString(hidePersonal(subject, person, locale), longestTitle) || cutString(text, 60);
  const kept = await keepArticle(desk, { title, locale, category: "", html: renderLightMarkdown(text) });
  if (!kept.ok) return kept;
  return succeed({ articleId: kept.value.toString(), replaced: findBlanks(`${title} ${text}`).length });
}

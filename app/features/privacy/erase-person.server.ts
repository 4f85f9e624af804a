import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { eraseFromAudit } from "../audit/forget-audit.server.ts";
import { forgetVisitors } from "../self-service/report/forget-sessions.server.ts";
import type { Desk } from "../shared/desk.ts";
import { count, type Counts } from "./counts.ts";
import { eraseFromActs, eraseOrders, hasOpenActs } from "./erase-orders.server.ts";
import { eraseFromArticles } from "./erase-articles.server.ts";
import { eraseFromTicket, type Erasure } from "./erase-ticket.server.ts";
import { eraseTraces } from "./erase-traces.server.ts";
import { findPerson } from "./find-person.server.ts";
import type { Person } from "./person.ts";
import { erasedText, marksOf } from "./scrub.ts";

/**
 * Erases one person from this shop, and nobody else: their conversations, their words in other people's, files, mails,
 * orders' personal fields, and last the records by which they are found, so that a run that was cut off finds the rest.
 * Twice does no harm.
 * @returns what was erased by table, or "acts_open" with nothing touched while an act on their orders is on its way
 */
export async function erasePerson(desk: Desk, person: Person, requestId: bigint): Promise<Counts | "acts_open"> {
  const found = await findPerson(desk, person);
  if (await hasOpenActs(desk, found)) return "acts_open";
  const counts: Counts = {};
  const marks = marksOf([
    ...found.emails,
    ...found.names,
    ...found.names.flatMap((name) => partsOf(name)),
    ...found.phones,
  ]);
  const erasure: Erasure = { found, marks, counts };
  for (const id of found.ownTickets) await eraseFromTicket(desk, erasure, id, true);
  for (const id of found.otherTickets) await eraseFromTicket(desk, erasure, id, false);
  await eraseFromActs(desk, erasure);
  count(counts, "audit_entry", await eraseFromAudit(desk, found, marks));
  await eraseTraces(desk, erasure, requestId);
  await eraseFromArticles(desk, erasure);
  count(counts, "self_service_session", await forgetVisitors(desk, found));
  await eraseOrders(desk, erasure);
  await eraseRecords(desk, erasure);
  return counts;
}

/** First and last name stand alone in greetings. Short ones are common words and stay. */
const partsOf = (name: string): string[] => name.split(/\s+/).filter((part) => part.length >= 4);

async function eraseRecords(desk: Desk, { found, counts }: Erasure): Promise<void> {
  await desk.tx(async (tx) => {
    await tx.sql`
      delete from customer_alias where shop_id = ${SHOP}
        and (customer_id = any(${found.customerIds}::bigint[]) or email = any(${found.emails}::text[]))`;
    const rows = await tx.sql`
      update customer set email = 'erased:' || id, name = ${erasedText}, phone = null, locale = null,
        shopify_customer_id = null, shopify_email = null, shopify_email_at = null, erased_at = ${desk.now()}::timestamptz
      where shop_id = ${SHOP} and id = any(${found.customerIds}::bigint[]) returning id`;
    count(counts, "customer", rows.length);
  });
}

import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { readTicketWordsJob } from "./search-jobs.ts";

const chunk = 100;
/** So many chunks in one job; the next one goes on, and others get their turn. */
const chunks = 50;

/** Reads the words of tickets that search does not know yet, the newest first, until there are none. Job. */
export async function readTicketWords(desk: Desk): Promise<void> {
  for (let done = 0; done < chunks; done++) {
    const read = await desk.sql<{ done: string }>`
      select rebuild_ticket_search(${SHOP}::bigint, stale.ids)::text as done
      from (select array_agg(ticket_id) as ids
            from (select ticket_id from ticket_search where shop_id = ${SHOP} and is_stale
                  order by ticket_id desc limit ${chunk}::int) newest) stale
      where stale.ids is not null`;
    if (!read.length) return;
  }
  await desk.tx((tx) => tx.enqueue(readTicketWordsJob, {}, { key: "all" }));
}

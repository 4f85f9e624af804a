import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { FoundPerson } from "../privacy/find-person.server.ts";
import { rowsAtOnce } from "../privacy/in-chunks.ts";
import { keyPattern, scrubAudit, scrubText } from "../privacy/scrub.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";

/** The log is written once: what forgets by age or by law says so for its transaction. */
const mayForget = (tx: DeskTx) => tx.sql`select set_config('app.may_forget', ${SHOP}::bigint::text, true)`;

/** Takes lines older than `before`, so many as one step takes. Their ids. */
export const dropAudits = (desk: Desk, before: Date): Promise<unknown[]> =>
  desk.tx(async (tx) => {
    await mayForget(tx);
    return tx.sql`
      delete from audit_entry where shop_id = ${SHOP} and id in (
        select id from audit_entry where shop_id = ${SHOP} and at < ${before}::timestamptz limit ${rowsAtOnce}::int)
      returning id`;
  });

interface Line {
  id: bigint;
  /** An act of theirs: what stands there are their words, or of what they wrote. */
  is_own_act: boolean;
  /** Why who acted asked for it, as their request has it. */
  word: string;
  reason: string;
  before: unknown;
  after: unknown;
}

/** A log may be long: so many lines are searched in one transaction. */
export const linesAtOnce = 2_000;

/**
 * Takes a person's names and addresses out of the log, and of acts on their orders all that was written by hand but why
 * somebody was asked; what was done, by whom and when, stays. How many lines changed.
 */
export async function eraseFromAudit(desk: Desk, found: FoundPerson, marks: string[]): Promise<number> {
  let total = 0;
  for (let from: bigint | null = 0n; from !== null;) {
    const part: { changed: number; last: bigint | null } = await erasePart(desk, found, marks, from);
    total += part.changed;
    from = part.last;
  }
  return total;
}

/** The lines that follow the line `from`. `last`: the last of them; null: there are none. */
function erasePart(desk: Desk, found: FoundPerson, marks: string[], from: bigint) {
  const pattern = [...found.emails, ...found.phones].map(keyPattern).join("|") || null;
  return desk.tx(async (tx) => {
    const [end] = await tx.sql<{ last: bigint | null }>`
      select max(id) as last from (
        select id from audit_entry where shop_id = ${SHOP} and id > ${from} order by id limit ${linesAtOnce}::int) part`;
    const last = end?.last ?? null;
    const orders = found.orderIds.map(String);
    const lines = await tx.sql<Line>`
      select a.id, a.reason, a.before, a.after, coalesce(p.word, '') as word,
        a.kind in ('act_started', 'approval_asked') and (a.subject = 'order' and a.subject_id = any(${orders}::text[])
          or a.ticket_number in (
            select number from ticket where shop_id = ${SHOP} and id = any(${found.ownTickets}::bigint[]))) as is_own_act
      from audit_entry a
      left join approval p on p.shop_id = a.shop_id
        and p.action_id = case when a.kind = 'approval_asked' then (a.after->>'actId')::bigint end
      where a.shop_id = ${SHOP} and a.id > ${from} and a.id <= ${last}::bigint and (
        a.subject = 'order' and a.subject_id = any(${orders}::text[])
        or a.ticket_number in (
          select number from ticket
          where shop_id = ${SHOP} and id = any(${[...found.ownTickets, ...found.otherTickets]}::bigint[]))
        or concat_ws(' ', a.reason, a.before::text, a.after::text) ~* ${pattern}::text)`;
    let changed = 0;
    for (const line of lines) {
      const reason = scrubText(line.is_own_act ? line.word : line.reason, marks);
      const [before, after] = [line.before, line.after].map((one) => JSON.stringify(scrubAudit(one, marks)));
      const isSame =
        reason === line.reason && before === JSON.stringify(line.before) && after === JSON.stringify(line.after);
      if (isSame) continue;
      if (!changed++) await mayForget(tx);
      await tx.sql`
        update audit_entry set reason = ${reason}, before = nullif(${before}::jsonb, 'null'),
          after = nullif(${after}::jsonb, 'null')
        where shop_id = ${SHOP} and id = ${line.id}`;
    }
    return { changed, last };
  });
}

/** What a line says in people's own words, or of where they live. */
const wordFacts = ["note", "address", "recipient"];

/** Takes the words and addresses out of lines about these tickets, which are emptied or go. */
export async function wordlessAudit(tx: DeskTx, ticketIds: bigint[]): Promise<void> {
  await mayForget(tx);
  await tx.sql`
    update audit_entry set reason = '', before = before - ${wordFacts}::text[], after = after - ${wordFacts}::text[]
    where shop_id = ${SHOP} and (reason <> '' or before ?| ${wordFacts}::text[] or after ?| ${wordFacts}::text[])
      and ticket_number in (
      select number from ticket where shop_id = ${SHOP} and id = any(${ticketIds}::bigint[]))`;
}

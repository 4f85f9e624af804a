import { part, type SqlFragment } from "#app/platform/db/sql-fragment.ts";
import { answerKinds, followMs } from "./step.ts";

/**
 * What came of session `s`, looked at now: it led to a ticket, found no answer, followed one with an answer within
 * `followMs`, may still be followed, or solved it.
 */
export const outcomeOf = (now: Date): SqlFragment => part`
  case
    when s.ticket_id is not null then 'followed'
    when not exists (select 1 from self_service_step p where p.shop_id = s.shop_id and p.session_id = s.id
      and p.kind = any(${answerKinds}::text[])) then 'left'
    when exists (select 1 from self_service_session e
      where e.shop_id = s.shop_id and (e.order_id = s.order_id or e.customer_id = s.customer_id)
        and e.started_at < s.started_at and e.started_at > s.started_at - ${followMs}::bigint * interval '1 millisecond'
        and exists (select 1 from self_service_step p where p.shop_id = e.shop_id and p.session_id = e.id
          and p.kind = any(${answerKinds}::text[]))) then 'again'
    when s.started_at > ${new Date(now.getTime() - followMs)}::timestamptz then 'open'
    else 'solved' end`;

/** Whether the rate counts ticket `t`: customers opened it, and it is no spam, merged away, or what was done at once. */
export const isCounted: SqlFragment = part`
  t.status <> 'spam' and t.merged_into_id is null
  and exists (select 1 from message m where m.shop_id = t.shop_id and m.ticket_id = t.id and m.kind = 'customer')
  and not exists (select 1 from done_at_once(t.shop_id, t.id))`;

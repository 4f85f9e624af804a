import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { isTicketNumber } from "#app/features/tickets/row-ids.ts";
import type { DraftKind } from "./draft-kind.ts";
import { hasRecipients, nobody, type DraftRecipients } from "./recipients.ts";
import { isClientKey, parseText } from "./reply-text.ts";

/**
 * Keeps what the person has typed so far; an empty text to nobody else ends the draft. With the composer's `clientKey`, a
 * save that arrives after its text was sent is passed over. `null` when the ticket does not exist. One statement.
 */
export async function saveDraft(
  desk: StaffDesk,
  number: number,
  draft: { kind: DraftKind; body: string; clientKey?: string; recipients?: DraftRecipients },
): Promise<Outcome<null, "too_long"> | null> {
  if (!isTicketNumber(number)) return null;
  const parsed = parseText(draft.body);
  if ("problem" in parsed && parsed.problem === "too_long") return refuse("too_long", { field: "body" });
  const recipients = draft.recipients ?? nobody;
  const isKept = "text" in parsed || hasRecipients(recipients);
  const text = "text" in parsed ? parsed.text : "";
  const found = isKept
    ? await keep(desk, number, { ...draft, recipients }, text)
    : await drop(desk, number, draft.kind);
  return found.length ? succeed(null) : null;
}

/** Says `found` also where nothing was written because the text was sent already. */
const keep = (
  desk: StaffDesk,
  number: number,
  { kind, clientKey, recipients }: { kind: DraftKind; clientKey?: string; recipients: DraftRecipients },
  text: string,
) =>
  desk.sql`
    with wanted as (
      select t.shop_id, t.id,
             exists (select 1 from message m
                     where m.shop_id = t.shop_id and m.client_key = ${isClientKey(clientKey) ? clientKey : null}::text) as sent
      from ticket t where t.shop_id = ${SHOP} and t.number = ${number}::int
    ), written as (
      insert into draft (shop_id, ticket_id, staff_id, kind, body, recipients, updated_at)
      select shop_id, id, ${desk.staff.id}::bigint, ${kind}::text, ${text}::text,
             ${JSON.stringify(recipients)}::jsonb, ${desk.now()}::timestamptz
      from wanted where not sent
      on conflict (shop_id, ticket_id, staff_id, kind)
        do update set body = excluded.body, recipients = excluded.recipients, updated_at = excluded.updated_at
    )
    select id from wanted`;

const drop = (desk: StaffDesk, number: number, kind: DraftKind) =>
  desk.sql`
    with wanted as (select shop_id, id from ticket where shop_id = ${SHOP} and number = ${number}::int),
    dropped as (
      delete from draft d using wanted w
      where d.shop_id = w.shop_id and d.ticket_id = w.id and d.staff_id = ${desk.staff.id} and d.kind = ${kind}
    )
    select id from wanted`;

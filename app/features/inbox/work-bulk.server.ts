import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import type { TicketStatus } from "#app/features/tickets/ticket-status.ts";
import { parseBulkChange, type BulkChange } from "./bulk-change.server.ts";
import { changeOne, stateFromJson, undoOne, type BulkNames, type BulkState, type BulkStep } from "./bulk-rule.ts";

/** So many tickets are changed in one transaction: each is there whole or not at all. */
export const bulkChunk = 100;

interface BulkRow {
  id: bigint;
  staff_id: bigint;
  kind: string;
  data: unknown;
  state: string;
  created_at: Date;
}

interface TicketRow {
  id: bigint;
  number: number;
  status: TicketStatus;
  is_open: boolean;
  snoozed: boolean;
  snoozed_until: Date | null;
  solved_at: Date | null;
  closed_at: Date | null;
  waiting_since: Date | null;
  unread: boolean;
  assignee_id: bigint | null;
  priority: number;
  tag_ids: bigint[];
  merged: boolean;
  before: unknown;
  after: unknown;
}

/**
 * Goes on with a change of many tickets, or with taking it back, where it stopped. Each chunk commits with its progress,
 * so that a job that dies and is repeated does nothing twice. Job.
 */
export async function workBulk(desk: Desk, { bulkId }: { bulkId: string }): Promise<void> {
  const id = parseRowId(bulkId);
  for (let chunk = 1; id !== null && (await workChunk(desk, id, chunk)); chunk++);
}

/** Deals with the next tickets; false when there are none left. */
const workChunk = (desk: Desk, id: bigint, chunk: number): Promise<boolean> =>
  desk.tx(async (tx) => {
    const [bulk] = await tx.sql<BulkRow>`
      select id, staff_id, kind, data, state, created_at from bulk_action where shop_id = ${SHOP} and id = ${id}::bigint for update`;
    if (!bulk || !["waiting", "running", "undoing"].includes(bulk.state)) return false;
    const undo = bulk.state === "undoing";
    const change = parseBulkChange({ kind: bulk.kind, data: bulk.data });
    const tickets = change ? await takeTickets(tx, id, undo ? "done" : "waiting") : [];
    tx.announce({ kind: "bulk", bulkId: id.toString() });
    if (!change || !tickets.length) {
      await tx.sql`
        update bulk_action set state = ${change ? (undo ? "undone" : "done") : "failed"},
          finished_at = ${desk.now()}::timestamptz
        where shop_id = ${SHOP} and id = ${id}::bigint`;
      if (change?.kind === "assign") await tellAssignee(tx, bulk, change.data.staffId, desk.now());
      tx.announce({ kind: "shop" });
      return false;
    }
    const names = await readNames(tx, change, tickets);
    const at = desk.now();
    const steps = tickets.map((ticket) => ({ ticket, step: stepOf(ticket, change, names, at, undo) }));
    await writeSteps(tx, bulk, change, steps, at, undo);
    // Lists are read again now and then, not for each chunk.
    if (chunk % 10 === 1) tx.announce({ kind: "shop" });
    return true;
  });

/** The next tickets, held until the chunk is done; in the order of their ids, so that two changes never block each other. */
const takeTickets = (tx: DeskTx, bulkId: bigint, state: "waiting" | "done"): Promise<TicketRow[]> =>
  tx.sql<TicketRow>`
    select t.id, t.number, t.status, t.is_open, t.snoozed, t.snoozed_until, t.solved_at, t.closed_at, t.waiting_since,
           t.unread, t.assignee_id, t.priority, t.tag_ids, t.merged_into_id is not null as merged, b.before, b.after
    from bulk_action_ticket b join ticket t on t.shop_id = b.shop_id and t.id = b.ticket_id
    where b.shop_id = ${SHOP} and b.bulk_id = ${bulkId}::bigint and b.state = ${state}
    order by b.ticket_id limit ${bulkChunk}::int
    for update of t`;

function stepOf(ticket: TicketRow, change: BulkChange, names: BulkNames, at: Date, undo: boolean) {
  const state = stateOf(ticket);
  if (!undo) return changeOne({ ...state, merged: ticket.merged }, change, names, at);
  const [before, after] = [stateFromJson(ticket.before), stateFromJson(ticket.after)];
  // It was so already before the change: there is nothing to take back.
  return before && after ? undoOne(state, change, { before, after }, names) : "same";
}

/**
 * Tells who was given tickets by the change, in one notice however many they are; taken back before they have looked,
 * they are not told any more. To oneself nobody is told.
 */
async function tellAssignee(tx: DeskTx, bulk: BulkRow, staffId: string | null, at: Date): Promise<void> {
  if (staffId === null || BigInt(staffId) === bulk.staff_id) return;
  const told =
    bulk.state === "undoing"
      ? await tx.sql`
          delete from staff_notice
          where shop_id = ${SHOP} and staff_id = ${staffId}::bigint and kind = 'assigned' and read_at is null
            and at >= ${bulk.created_at}::timestamptz and others = (
              select count(*) - 1 from bulk_action_ticket
              where shop_id = ${SHOP} and bulk_id = ${bulk.id}::bigint and state = 'undone' and after is not null)
            and by_name = (select name from staff where shop_id = ${SHOP} and id = ${bulk.staff_id}::bigint)
            and ticket_id = (select min(ticket_id) from bulk_action_ticket
                             where shop_id = ${SHOP} and bulk_id = ${bulk.id}::bigint and state = 'undone'
                               and after is not null
                             having not exists (select 1 from bulk_action_ticket
                               where shop_id = ${SHOP} and bulk_id = ${bulk.id}::bigint and state = 'kept'))
          returning id`
      : await tx.sql`
          insert into staff_notice (shop_id, staff_id, ticket_id, kind, by_name, others, at)
          select ${SHOP}, ${staffId}::bigint, min(b.ticket_id), 'assigned', s.name, count(*) - 1, ${at}::timestamptz
          from bulk_action_ticket b join staff s on s.shop_id = b.shop_id and s.id = ${bulk.staff_id}::bigint
          where b.shop_id = ${SHOP} and b.bulk_id = ${bulk.id}::bigint and b.state = 'done'
            and b.after->>'assigneeId' = ${staffId} and b.before->>'assigneeId' is distinct from ${staffId}
          group by s.name
          returning id`;
  if (told.length) tx.announce({ kind: "notice", staffId });
}

const stateOf = (row: TicketRow): BulkState => ({
  status: row.status,
  isOpen: row.is_open,
  snoozed: row.snoozed,
  snoozedUntil: row.snoozed_until,
  solvedAt: row.solved_at,
  closedAt: row.closed_at,
  waitingSince: row.waiting_since,
  unread: row.unread,
  assigneeId: row.assignee_id?.toString() ?? null,
  priority: row.priority,
  tagIds: row.tag_ids.map(String),
});

async function readNames(tx: DeskTx, change: BulkChange, tickets: TicketRow[]): Promise<BulkNames> {
  if (change.kind === "assign") {
    const before = tickets.flatMap((ticket) => stateFromJson(ticket.before)?.assigneeId ?? []);
    const ids = [...new Set([...before, ...(change.data.staffId === null ? [] : [change.data.staffId])])].map(BigInt);
    const people = ids.length
      ? await tx.db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
      : [];
    return { staff: new Map(people.map(({ id, name }) => [id.toString(), name])), tag: "" };
  }
  if (change.kind !== "tag" && change.kind !== "untag") return { staff: new Map(), tag: "" };
  const tag = await tx.db.tag.findFirst({ where: { id: BigInt(change.data.tagId) }, select: { name: true } });
  return { staff: new Map(), tag: tag?.name ?? "" };
}

/** Writes a chunk with a handful of statements, whatever its size. */
async function writeSteps(
  tx: DeskTx,
  bulk: BulkRow,
  change: BulkChange,
  steps: { ticket: TicketRow; step: BulkStep | "same" | "refused" | "kept" }[],
  at: Date,
  undo: boolean,
): Promise<void> {
  const rows = steps.map(({ ticket, step }) => ({
    id: ticket.id.toString(),
    state: step === "refused" ? "skipped" : step === "kept" ? "kept" : undo ? "undone" : "done",
    before: typeof step === "string" ? null : stateOf(ticket),
    after: typeof step === "string" ? null : step.after,
    event: typeof step === "string" ? null : step.event,
  }));
  const given = JSON.stringify(rows);
  await tx.sql`
    update ticket t set status = a.status, is_open = a."isOpen", snoozed = a.snoozed, snoozed_until = a."snoozedUntil",
      solved_at = a."solvedAt", closed_at = a."closedAt", waiting_since = a."waitingSince", unread = a.unread,
      assignee_id = a."assigneeId", priority = a.priority, tag_ids = a."tagIds"
    from jsonb_to_recordset(${given}::jsonb) as g(id bigint, after jsonb)
    cross join lateral jsonb_to_record(g.after) as a(status text, "isOpen" boolean, snoozed boolean,
      "snoozedUntil" timestamptz, "solvedAt" timestamptz, "closedAt" timestamptz, "waitingSince" timestamptz,
      unread boolean, "assigneeId" bigint, priority int, "tagIds" bigint[])
    where t.shop_id = ${SHOP} and t.id = g.id and g.after is not null and g.after <> 'null'`;
  await tx.sql`
    insert into ticket_event (shop_id, ticket_id, kind, staff_id, data, at)
    select ${SHOP}, g.id, g.event->>'kind', ${bulk.staff_id}::bigint, g.event->'data', ${at}::timestamptz
    from jsonb_to_recordset(${given}::jsonb) as g(id bigint, event jsonb)
    where jsonb_typeof(g.event) = 'object'
    order by g.id`;
  if (change.kind === "tag" || change.kind === "untag") {
    const ids = rows.filter(({ after }) => after).map(({ id }) => id);
    await writeTag(tx, ids, change.data.tagId, (change.kind === "tag") !== undo);
  }
  await tx.sql`
    with noted as (
      update bulk_action_ticket b set state = g.state,
        before = coalesce(b.before, nullif(g.before, 'null')), after = coalesce(b.after, nullif(g.after, 'null'))
      from jsonb_to_recordset(${given}::jsonb) as g(id bigint, state text, before jsonb, after jsonb)
      where b.shop_id = ${SHOP} and b.bulk_id = ${bulk.id}::bigint and b.ticket_id = g.id
      returning b.state
    )
    update bulk_action set state = ${undo ? "undoing" : "running"},
      done = done + ${undo ? 0 : rows.length}::int,
      skipped = skipped + (select count(*) from noted where state = 'skipped')::int
    where shop_id = ${SHOP} and id = ${bulk.id}::bigint`;
}

async function writeTag(tx: DeskTx, ticketIds: string[], tagId: string, added: boolean): Promise<void> {
  if (added)
    await tx.sql`
      insert into ticket_tag (shop_id, ticket_id, tag_id)
      select ${SHOP}, id, ${tagId}::bigint from unnest(${ticketIds}::bigint[]) as id on conflict do nothing`;
  else
    await tx.sql`
      delete from ticket_tag
      where shop_id = ${SHOP} and tag_id = ${tagId}::bigint and ticket_id = any(${ticketIds}::bigint[])`;
}

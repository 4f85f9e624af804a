import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { foldSteps, type FoldedSession, type NotedStep, type OpenSession } from "./fold-steps.ts";
import { followMs, mostSteps, sessionPauseMs, type Part } from "./step.ts";

interface Row {
  id: bigint;
  visitor: string;
  started_at: Date;
  last_at: Date;
  parts: string[];
  order_id: bigint | null;
  customer_id: bigint | null;
  ticket_id: bigint | null;
  step_count: number;
}

/** Writes steps into the sessions they belong to: a handful of statements, however many they are. */
export const keepSteps = (desk: Desk, noted: readonly NotedStep[]): Promise<void> =>
  desk.tx(async (tx) => {
    // Two processes that hear of one visitor at once make one session.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${SHOP}::bigint::text || ' steps', 0))::text`;
    const sessions = foldSteps(await findOpen(tx, noted), noted);
    await updateSessions(tx, sessions);
    const ids = await addSessions(tx, sessions);
    await addSteps(tx, sessions, ids);
    await linkVisitors(tx, noted);
  });

async function findOpen(tx: DeskTx, noted: readonly NotedStep[]): Promise<OpenSession[]> {
  const names = [...new Set(noted.flatMap((step) => step.names.slice(0, 2)))];
  const first = Math.min(...noted.map(({ at }) => at.getTime()));
  const rows = await tx.sql<Row>`
    select id, visitor, started_at, last_at, parts, order_id, customer_id, ticket_id, (
        select count(*)::int from (select 1 from self_service_step p
          where p.shop_id = s.shop_id and p.session_id = s.id limit ${mostSteps}::int) one) as step_count
    from self_service_session s
    where shop_id = ${SHOP} and visitor = any(${names}::text[])
      and last_at > ${new Date(first - sessionPauseMs)}::timestamptz
    order by last_at, id`;
  return rows.map((row) => ({
    id: row.id,
    visitor: row.visitor,
    startedAt: row.started_at,
    lastAt: row.last_at,
    parts: row.parts as Part[],
    orderId: row.order_id,
    customerId: row.customer_id,
    ticketId: row.ticket_id,
    stepCount: row.step_count,
  }));
}

/** bigints as texts: JSON has none. */
const asJson = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? one.toString() : one));

async function updateSessions(tx: DeskTx, sessions: readonly FoldedSession[]): Promise<void> {
  const known = sessions.filter(({ id }) => id !== null).map(({ steps: _, ...session }) => session);
  if (!known.length) return;
  await tx.sql`
    update self_service_session s set last_at = w."lastAt", parts = w.parts, order_id = w."orderId",
      customer_id = w."customerId", ticket_id = coalesce(s.ticket_id, w."ticketId")
    from jsonb_to_recordset(${asJson(known)}::jsonb) as w(
      id bigint, "lastAt" timestamptz, parts text[], "orderId" bigint, "customerId" bigint, "ticketId" bigint)
    where s.shop_id = ${SHOP} and s.id = w.id`;
}

/** The ids of new sessions by their place in the list. */
async function addSessions(tx: DeskTx, sessions: readonly FoldedSession[]): Promise<Map<number, bigint>> {
  const wanted = sessions.flatMap(({ id, steps: _, ...session }, index) =>
    id === null ? [{ ...session, index }] : [],
  );
  if (!wanted.length) return new Map();
  const rows = await tx.sql<{ index: number; id: bigint }>`
    with numbered as materialized (
      select w.*, nextval('self_service_session_id_seq') as id
      from jsonb_to_recordset(${asJson(wanted)}::jsonb) as w(
        index int, visitor text, "startedAt" timestamptz, "lastAt" timestamptz, parts text[], "orderId" bigint,
        "customerId" bigint, "ticketId" bigint)
    ), added as (
      insert into self_service_session
        (shop_id, id, visitor, started_at, last_at, parts, order_id, customer_id, ticket_id)
      select ${SHOP}, id, visitor, "startedAt", "lastAt", parts, "orderId", "customerId", "ticketId" from numbered
    )
    select index, id from numbered`;
  return new Map(rows.map(({ index, id }) => [index, id]));
}

async function addSteps(tx: DeskTx, sessions: readonly FoldedSession[], ids: ReadonlyMap<number, bigint>) {
  const steps = sessions.flatMap(({ id, steps: all }, index) =>
    all.map(({ kind, at, articleId, requestId }) => ({
      sessionId: id ?? ids.get(index),
      kind,
      at,
      articleId,
      requestId,
    })),
  );
  await tx.sql`
    insert into self_service_step (shop_id, session_id, at, kind, article_id, request_id)
    select ${SHOP}, w."sessionId", w.at, w.kind, w."articleId", w."requestId"
    from jsonb_to_recordset(${asJson(steps)}::jsonb) as w(
      "sessionId" bigint, at timestamptz, kind text, "articleId" bigint, "requestId" bigint)
    order by w.at`;
}

/** Who opens a ticket in the theme was not helped by what they looked at before, on whichever day. */
async function linkVisitors(tx: DeskTx, noted: readonly NotedStep[]): Promise<void> {
  const opened = noted.flatMap(({ names, ticketId, at }) =>
    ticketId === null
      ? []
      : names.map((visitor) => ({ visitor, ticketId, at, since: new Date(at.getTime() - followMs) })),
  );
  if (!opened.length) return;
  await tx.sql`
    update self_service_session s set ticket_id = w."ticketId"
    from jsonb_to_recordset(${asJson(opened)}::jsonb) as w(
      visitor text, "ticketId" bigint, at timestamptz, since timestamptz)
    where s.shop_id = ${SHOP} and s.visitor = w.visitor and s.last_at >= w.since and s.started_at >= w.since
      and s.started_at <= w.at and s.ticket_id is null`;
}

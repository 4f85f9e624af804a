import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { aboutAct, noteAct, type ToldAct } from "#app/features/audit/note-act.server.ts";
import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { Desk, DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome, type Refusal } from "#app/features/shared/outcome.ts";
import { notePeople } from "#app/features/tickets/notify-people.server.ts";
import { withNames, type ActionRow } from "../action-row.ts";
import { tellAboutAction } from "../finish-order-action.server.ts";
import { lockOrder } from "../lock-order.server.ts";
import { moveAction } from "../move-order-action.server.ts";
import type { ApprovalState } from "./approval-view.ts";
import { mayApprove } from "./may-approve.ts";
import { cleanWord } from "./owe-reason.ts";

/** What of a requested act is needed to end the request. */
type Requested = ToldAct & Pick<ActionRow, "ticketId" | "staffId">;

/** How a request ended. The act itself is run only where it is approved. */
export interface End {
  state: Exclude<ApprovalState, "asked">;
  /** In the words of who decided. */
  word?: string;
  /** The act that takes its place. */
  insteadId?: bigint;
}

/**
 * Writes that a request waits no longer: who decided and how, and that nobody has to look any more; tells who asked. The
 * order is locked.
 * @returns whether it waited; `false`: somebody decided before, and nothing was written
 */
export async function closeRequest(desk: Desk, tx: DeskTx, act: Requested, end: End): Promise<boolean> {
  const at = desk.now();
  const { count } = await tx.db.approval.updateMany({
    where: { actionId: act.id, state: "asked" },
    data: {
      state: end.state,
      decidedById: desk.staff?.id ?? null,
      decidedAt: at,
      decisionWord: end.word ?? "",
      insteadId: end.insteadId ?? null,
      remindAt: null,
    },
  });
  if (!count) return false;
  const more = end.insteadId ? { insteadId: end.insteadId.toString() } : {};
  await noteAct(desk, tx, act, `approval_${end.state}`, { from: "asked", to: end.state, reason: end.word ?? "", more });
  const told = await tx.sql<{ staff_id: bigint }>`
    update staff_notice set read_at = ${at}::timestamptz
    where shop_id = ${SHOP} and ticket_id = ${act.ticketId}::bigint and kind in ('approval_asked', 'approval_waiting')
      and read_at is null
      and not exists (
        select 1 from order_action a join approval p on p.shop_id = a.shop_id and p.action_id = a.id
        where a.shop_id = ${SHOP} and a.ticket_id = ${act.ticketId}::bigint and p.state = 'asked')
    returning staff_id`;
  for (const { staff_id } of told) tx.announce({ kind: "notice", staffId: staff_id.toString() });
  if (act.staffId !== null && act.staffId !== desk.staff?.id) {
    const about = { ticketId: act.ticketId, messageId: null, byName: desk.staff?.name ?? null, at };
    await notePeople(tx, "approval_decided", [act.staffId], about);
  }
  return true;
}

/** Ends a request, and the act with it: it will not be made. `false` as above. */
export async function endRequest(desk: Desk, tx: DeskTx, act: Requested, end: End): Promise<boolean> {
  if (!(await closeRequest(desk, tx, act, end))) return false;
  const at = desk.now();
  const moved = await moveAction(tx.db, act.id, "awaiting_approval", "failed", { problem: end.state, finishedAt: at });
  if (!moved) throw new Error("an act whose request waited does not wait");
  await tellAboutAction(tx, act.id, at, desk.staff?.id);
  return true;
}

/** An act that somebody else asked for, and that another one takes the place of. */
export interface InsteadOf {
  actionId: bigint;
  /** What is said to who asked; "": nothing. */
  answer: string;
}

/** The same with its words as they are kept. */
export function cleanInstead(of: InsteadOf | null): Outcome<InsteadOf | null> {
  const clean = cleanWord(of?.answer ?? "");
  if (!clean.ok) return { ...clean, field: "answer" };
  return succeed(of && { ...of, answer: clean.value });
}

/**
 * Whether the request still waits that an act would take the place of. Who confirms that act has to have seen that somebody
 * withdrew or decided it meanwhile. Locks the order, as whoever decides does.
 * @returns null: it waits, or the act takes nothing's place
 */
export async function refuseIfDecided(
  tx: DeskTx,
  of: InsteadOf | null,
  row: ActionRow,
): Promise<Refusal<"decided"> | null> {
  if (!of) return null;
  await lockOrder(tx, row.orderId);
  // Pressed twice: the first one has ended the request.
  if (!(await tx.db.orderAction.count({ where: { id: row.id, state: "drafted" } }))) return null;
  const waits = await tx.db.orderAction.count({
    where: { id: of.actionId, orderId: row.orderId, ticketId: row.ticketId, state: "awaiting_approval" },
  });
  return waits ? null : refuse("decided");
}

/**
 * Ends the request that another act, just begun on the same order, takes the place of: see `refuseIfDecided`. Somebody
 * else's is ended only by who may decide on it; such an attempt is noted.
 */
export async function endInFavour(
  desk: StaffDesk,
  tx: DeskTx,
  { actionId, answer }: InsteadOf,
  instead: ActionRow,
): Promise<void> {
  const act = await tx.db.orderAction.findFirst({
    where: { id: actionId, orderId: instead.orderId, ticketId: instead.ticketId, state: "awaiting_approval" },
    include: withNames,
  });
  if (!act) return;
  if (act.staffId === desk.staff.id || mayApprove(desk.staff, act))
    await endRequest(desk, tx, act, { state: "changed", word: answer, insteadId: instead.id });
  else
    await noteRefusal(desk, "approver", { ...aboutAct(act), after: { act: act.kind, actId: act.id.toString() } }, tx);
}

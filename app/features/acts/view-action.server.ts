import type { Desk, DeskTx } from "../shared/desk.ts";
import { buildActionView, type ActionView } from "./action-view.ts";
import type { ApprovalColumns } from "./authority/approval-view.ts";
import { withNames, type ActionRow } from "./action-row.ts";

/** The act as it stands now, and as people see it. @throws when there is no such act */
export async function viewAction(
  where: Pick<Desk | DeskTx, "db">,
  id: bigint,
): Promise<{ row: ActionRow; view: ActionView }> {
  // Both clients can do it; what they have in common cannot be called.
  const db = where.db as DeskTx["db"];
  const row = await db.orderAction.findFirstOrThrow({ where: { id }, include: withNames });
  const approval = mayBeAsked(row) ? await findApproval(db, id) : null;
  return { row, view: buildActionView({ ...row, approval }, row.staff?.name ?? null) };
}

/** The request for an act; null: nobody was asked. */
export const findApproval = (db: DeskTx["db"], actionId: bigint): Promise<ApprovalColumns | null> =>
  db.approval.findFirst({ where: { actionId }, include: { decidedBy: { select: { name: true } } } });

/** Whether an act may ever have been asked for: one that its author began, or that was only previewed, was not. */
const mayBeAsked = ({ state, staffId, answerableId }: ActionRow): boolean =>
  state !== "drafted" && answerableId !== staffId;

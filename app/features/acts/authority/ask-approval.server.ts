import { readActFacts } from "#app/features/audit/act-facts.ts";
import { aboutAct, noteAct, outsideFact } from "#app/features/audit/note-act.server.ts";
import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome, type Refusal } from "#app/features/shared/outcome.ts";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { notePeople } from "#app/features/tickets/notify-people.server.ts";
import type { ActKind } from "../act-kind.ts";
import type { ActionView } from "../action-view.ts";
import { findDraftedAct, type ConfirmedAmount } from "../find-drafted-act.server.ts";
import type { ActionRow } from "../action-row.ts";
import { tellAboutAction } from "../finish-order-action.server.ts";
import { followAction, readActionView } from "../follow-order-action.server.ts";
import { moveAction } from "../move-order-action.server.ts";
import { holdIfStartable } from "../start-order-action.server.ts";
import { firstReminder } from "./approval-timing.ts";
import { judgeAct } from "./check-authority.server.ts";
import { cleanInstead, endInFavour, refuseIfDecided, type InsteadOf } from "./end-request.server.ts";
import { listApprovers } from "./list-approvers.server.ts";
import { nameWhoMay } from "./name-who-may.server.ts";
import { cleanWord, withReason } from "./owe-reason.ts";
import { showOver } from "./over-limit.ts";
import type { OverLimit } from "./judge-authority.ts";

/**
 * Asks for an act above the acting person's limits: it waits, exactly as previewed, until somebody who may says so. Those
 * are told. The same request again answers with how it stands.
 * @param requestKey of the preview
 * @param word why; "" for none
 * @param insteadOf an act that somebody else asked for and that this one takes the place of; null: none
 * @returns null when there is no such ticket; a refusal is a StartProblem
 */
export async function askApproval(
  desk: StaffDesk,
  ticketNumber: number,
  kind: ActKind,
  requestKey: string,
  confirmed: ConfirmedAmount,
  word: string,
  insteadOf: InsteadOf | null = null,
): Promise<Outcome<ActionView> | null> {
  const found = await findDraftedAct(desk, ticketNumber, kind, requestKey, confirmed);
  if (!found?.ok) return found;
  if (found.value.state !== "drafted") return succeed(await followAction(desk, found.value.id));
  const said = cleanWord(word);
  if (!said.ok) return said;
  const reason = said.value;
  const owed = withReason(found.value, reason);
  if (!owed.ok) return owed;
  const row = owed.value;
  const instead = cleanInstead(insteadOf);
  if (!instead.ok) return instead;
  const refusal = await desk.tx(async (tx) => {
    const decided = await refuseIfDecided(tx, instead.value, row);
    if (decided) return decided;
    const startable = await holdIfStartable(desk, tx, row, "drafted");
    if (startable === "started_before") return null;
    if (startable) return startable;
    const { missing, over } = await judgeAct(desk, tx, row);
    const [ability] = missing;
    if (ability) {
      await noteRefusal(desk, "role", { ...aboutAct(row), after: { act: kind, ability } }, tx);
      return refuse("not_allowed", { detail: await nameWhoMay(desk, ability) });
    }
    if (!over.length) return refuse("within_limit");
    const waiting = await tx.db.orderAction.count({
      where: { orderId: row.orderId, kind, state: "awaiting_approval", staffId: desk.staff.id },
    });
    if (waiting) return refuse("already_asked");
    return writeRequest(desk, tx, row, reason, over, instead.value);
  });
  return refusal ?? succeed(await readActionView(desk, row.id));
}

async function writeRequest(
  desk: StaffDesk,
  tx: DeskTx,
  row: ActionRow,
  word: string,
  over: readonly OverLimit[],
  insteadOf: InsteadOf | null,
): Promise<Refusal | null> {
  const now = desk.now();
  if (!(await moveAction(tx.db, row.id, "drafted", "awaiting_approval", { input: row.input as object }))) return null;
  const { approvalRemindMinutes } = await readSettings(tx);
  const shown = showOver(over, row.shopCurrency);
  await tx.db.approval.create({
    data: {
      actionId: row.id,
      askedById: desk.staff.id,
      askedAt: now,
      word,
      over: shown as object[],
      remindAt: firstReminder(now, approvalRemindMinutes),
    },
  });
  const limits = shown.map(({ limit }) => limit);
  const facts = readActFacts(row);
  await noteAct(desk, tx, row, "approval_asked", {
    from: "drafted",
    to: "asked",
    before: facts.before,
    more: { ...facts.after, limits, ...outsideFact(row) },
    reason: [word, facts.reason].filter(Boolean).join("\n"),
  });
  if (insteadOf) await endInFavour(desk, tx, insteadOf, row);
  await tellAboutAction(tx, row.id, now);
  const approvers = (await listApprovers(tx, row)).map(({ id }) => id);
  await notePeople(tx, "approval_asked", approvers, {
    ticketId: row.ticketId,
    messageId: null,
    byName: desk.staff.name,
    at: now,
  });
  return null;
}

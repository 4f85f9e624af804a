import { aboutAct, noteAct } from "../audit/note-act.server.ts";
import { noteRefusal } from "../audit/note-audit.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome, type Refusal } from "../shared/outcome.ts";
import { mayDo } from "../team/role.ts";
import type { ActKind } from "./act-kind.ts";
import { kindOf } from "./act-kinds.server.ts";
import type { Seen } from "./act-outcome.ts";
import type { DecisionProblem } from "./act-problems.ts";
import type { PersonsWord } from "./action-record.ts";
import { nameWhoMay } from "./authority/name-who-may.server.ts";
import { cleanWord } from "./authority/owe-reason.ts";
import { viewAction } from "./view-action.server.ts";
import { withNames, type ActionRow } from "./action-row.ts";
import { finishAction, noteOrderChanged, tellAboutAction } from "./finish-order-action.server.ts";
import { findActTicket } from "./find-act-ticket.server.ts";
import { moveAction } from "./move-order-action.server.ts";
import { readInput } from "./read-record.ts";
import { tellShown, type ActionComparison, type Decided, type Decision } from "./order-action-decision.ts";

/** Shows what was asked for beside what Shopify says; live. null when the ticket has no such act. */
export async function compareOrderAction(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
): Promise<Outcome<ActionComparison, DecisionProblem> | null> {
  const looked = await look(desk, ticketNumber, actionId);
  if (!looked || !("seen" in looked)) return looked;
  const { row, seen } = looked;
  const mayDenyAt = await kindOf(row).findDeniableFrom(desk, row);
  return succeed({
    asked: { minor: row.amountMinor.toString(), currency: row.currency },
    askedAt: (row.firstSentAt ?? row.createdAt).toISOString(),
    shopify: showSeen(seen),
    mayDenyAt: mayDenyAt > desk.now() ? mayDenyAt.toISOString() : null,
  });
}

/**
 * A person ends an act whose outcome no machine could find out. Shopify is looked at once more first: when the act is
 * there, it was made. That it was not made counts only once it cannot be made any more; else its money could be given
 * twice. What somebody says counts in the limits of who is answerable: it takes a role that has such acts, or approves.
 * @param word why they say so: kept with the act, in the ticket and, beside what Shopify showed, in the audit log
 * @returns null when the ticket has no such act
 */
export async function decideOrderAction(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
  decision: Decision,
  word: string,
): Promise<Outcome<Decided, DecisionProblem> | null> {
  const looked = await look(desk, ticketNumber, actionId);
  if (!looked || !("seen" in looked)) return looked;
  const { row, seen } = looked;
  if (!isEnd(seen)) {
    const refusal = await refuseWord(desk, row);
    if (refusal) return refusal;
    const mayDenyAt = await kindOf(row).findDeniableFrom(desk, row);
    if (decision === "not_made" && mayDenyAt > desk.now())
      return refuse("too_early", { detail: mayDenyAt.toISOString() });
    const said = cleanWord(word);
    if (!said.ok) return said;
    if (!said.value) return refuse("word_missing", { field: "word" });
    if (!(await writeDecision(desk, row, decision, said.value, showSeen(seen)))) return refuse("not_waiting");
  }
  return succeed({ action: (await viewAction(desk, row.id)).view, found: isEnd(seen) });
}

type Looked = { row: ActionRow; seen: Seen } | ReturnType<typeof refuse<DecisionProblem>> | null;

/** Finds the act and looks for it at Shopify; one that is there is ended as usual. */
async function look(desk: StaffDesk, ticketNumber: number, actionId: bigint): Promise<Looked> {
  const ticket = await findActTicket(desk, ticketNumber);
  if (!ticket?.ok) return ticket;
  const row = await desk.db.orderAction.findFirst({
    where: { id: actionId, ticketId: ticket.value.id, state: { not: "drafted" } },
    include: withNames,
  });
  if (!row) {
    await noteRefusal(desk, "act", {
      subject: "order",
      subjectId: "",
      ticketNumber,
      after: { actId: actionId.toString() },
    });
    return null;
  }
  if (row.state !== "needs_person") return refuse("not_waiting");
  const seen: Seen = readInput(row.input)
    ? await kindOf(row).lookFor(desk, row)
    : { kind: "needs_person", problem: "unreadable", detail: "" };
  if (seen.kind === "unknown") return refuse("cannot_look");
  if (isEnd(seen)) await finishAction(desk, row, seen);
  return { row, seen };
}

/** Such attempts are noted. */
async function refuseWord(desk: StaffDesk, row: ActionRow): Promise<Refusal<"not_allowed"> | null> {
  const { role } = desk.staff;
  const kind = row.kind as ActKind;
  if (mayDo(role, kind) || mayDo(role, "approve")) return null;
  await noteRefusal(desk, "role", { ...aboutAct(row), after: { act: kind, ability: kind } });
  return refuse("not_allowed", { detail: await nameWhoMay(desk, kind) });
}

/** Shopify shows what became of it: that counts, whatever a person says. */
const isEnd = (seen: Seen): seen is Extract<Seen, { kind: "done" | "failed" }> =>
  seen.kind === "done" || seen.kind === "failed";

/** @returns whether it still waited for somebody to decide */
async function writeDecision(
  desk: StaffDesk,
  row: ActionRow,
  decision: Decision,
  word: string,
  shown: ActionComparison["shopify"],
): Promise<boolean> {
  const now = desk.now();
  const said: PersonsWord = { decidedBy: { staffId: desk.staff.id.toString(), name: desk.staff.name, word } };
  const ended = { leaseUntil: null, finishedAt: now, result: said as object, problemDetail: null };
  return desk.tx(async (tx) => {
    // Nothing that Shopify tells on its own can be compared with a person's word: it counts as seen.
    const moved =
      decision === "made"
        ? await moveAction(tx.db, row.id, "needs_person", "succeeded", {
            ...ended,
            problem: null,
            moneyState: row.amountMinor > 0n ? "sent" : "none",
            reconciled: true,
          })
        : await moveAction(tx.db, row.id, "needs_person", "failed", { ...ended, problem: "person_not_made" });
    if (!moved) return false;
    const to = decision === "made" ? "succeeded" : "failed";
    await noteAct(desk, tx, row, "act_decided", {
      from: "needs_person",
      to,
      reason: word,
      more: { shown: tellShown(shown) },
    });
    await tellAboutAction(tx, row.id, now, desk.staff.id);
    await noteOrderChanged(tx, row.orderId, now);
    return true;
  });
}

function showSeen(seen: Seen): ActionComparison["shopify"] {
  if (seen.kind === "not_seen") return { kind: "listed", refunds: seen.since };
  if (isEnd(seen)) return { kind: "found" };
  if (seen.kind === "needs_person" && seen.problem === "unreadable") return { kind: "unreadable" };
  if (seen.kind === "under_way") return { kind: "listed", refunds: [] };
  return { kind: seen.kind === "not_shown" ? "withheld" : "deleted" };
}

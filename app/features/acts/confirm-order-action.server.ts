import type { ActingDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { ActKind } from "./act-kind.ts";
import { kindOf } from "./act-kinds.server.ts";
import { missingScopes } from "./act-scopes.ts";
import type { ActionView } from "./action-view.ts";
import { cleanWord, withReason } from "./authority/owe-reason.ts";
import { cleanInstead, endInFavour, refuseIfDecided, type InsteadOf } from "./authority/end-request.server.ts";
import { findDraftedAct, type ConfirmedAmount } from "./find-drafted-act.server.ts";
import { followAction, runStarted } from "./follow-order-action.server.ts";
import { sayOutage } from "./say-outage.server.ts";
import { startAction } from "./start-order-action.server.ts";

/**
 * Makes the act of a preview. The row says "running" in the database before Shopify hears of it, and what came of it is
 * written there, whatever it was. The same submit again — double click, second tab, retried request — asks Shopify
 * nothing and answers with the first one's result.
 * @param requestKey of the preview
 * @param word why it steps outside of the merchant's policies, where it does
 * @param insteadOf an act that somebody else asked for and that this one takes the place of; null: none
 * @returns null when there is no such ticket; a refusal is a StartProblem, or what the kind refuses
 */
export async function confirmAction(
  desk: ActingDesk,
  ticketNumber: number,
  kind: ActKind,
  requestKey: string,
  confirmed: ConfirmedAmount,
  insteadOf: InsteadOf | null = null,
  word = "",
): Promise<Outcome<ActionView> | null> {
  const found = await findDraftedAct(desk, ticketNumber, kind, requestKey, confirmed);
  if (!found?.ok) return found;
  if (found.value.state !== "drafted") return succeed(await followAction(desk, found.value.id));
  const said = cleanWord(word);
  if (!said.ok) return said;
  const owed = withReason(found.value, said.value);
  if (!owed.ok) return owed;
  const row = owed.value;
  const instead = cleanInstead(insteadOf);
  if (!instead.ok) return instead;
  const { lookBefore } = kindOf(row);
  const scope = missingScopes(kind, desk.shopify.scopes);
  if (scope) return refuse("scope_missing", { detail: scope });
  if (lookBefore) {
    const changed = await sayOutage(lookBefore(desk, row));
    // Pressed twice, the other one may have begun, or done, it meanwhile.
    const current = await desk.db.orderAction.findFirst({ where: { id: row.id }, select: { state: true } });
    if (current && current.state !== "drafted") return succeed(await followAction(desk, row.id));
    if (changed) return changed;
  }

  const started = await desk.tx(async (tx) => {
    const decided = await refuseIfDecided(tx, instead.value, row);
    if (decided) return decided;
    const outcome = await startAction(desk, tx, row, "drafted");
    if (outcome === "started" && instead.value && desk.staff) await endInFavour(desk, tx, instead.value, row);
    return outcome;
  });
  if (started === "started_before") return succeed(await followAction(desk, row.id));
  return started === "started" ? succeed(await runStarted(desk, row)) : started;
}

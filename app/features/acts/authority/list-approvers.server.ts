import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { listTeam, type Teammate } from "#app/features/team/list-team.server.ts";
import type { ActionRow } from "../action-row.ts";
import { mayApprove } from "./may-approve.ts";

/** Who may approve an act, by their roles; what they gave today already is asked when they do. One statement. */
export const listApprovers = async (
  where: Pick<Desk | DeskTx, "sql">,
  row: Pick<ActionRow, "staffId" | "kind" | "input" | "valueMinor" | "shopAmountMinor">,
): Promise<Teammate[]> => (await listTeam(where, "approve")).filter((person) => mayApprove(person, row));

import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { mayDo, type Ability } from "#app/features/team/role.ts";
import type { FieldProblem } from "../act-problems.ts";

/** What a choice needs of the role beside the kind of act, and the field in which it was chosen. */
export interface Need {
  ability: Extract<Ability, "restock" | "store_credit">;
  field: string;
}

/**
 * Those needs that the acting person's role does not cover, as problems beside their fields. No form offers them: it is
 * noted.
 */
export async function refuseNeeds(
  desk: StaffDesk,
  ticketNumber: number,
  needs: readonly Need[],
): Promise<FieldProblem[]> {
  const refused = needs.filter(({ ability }) => !mayDo(desk.staff.role, ability));
  for (const { ability } of refused)
    await noteRefusal(desk, "role", { subject: "order", subjectId: "", ticketNumber, after: { ability } });
  return refused.map(({ ability, field }) => ({ field, problem: `no_${ability}` }));
}

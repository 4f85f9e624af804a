import type { ActingDesk } from "#app/features/shared/desk.ts";
import { mayDo, type Ability } from "#app/features/team/role.ts";
import type { FieldProblem } from "../act-problems.ts";
import { actingRole } from "./acting.ts";

/** What a choice needs of the role beside the kind of act, and the field in which it was chosen. */
export interface Need {
  ability: Extract<Ability, "restock" | "store_credit" | "discount">;
  field: string;
}

/** Those needs that the acting person's role does not cover, as problems beside their fields. */
export const refuseNeeds = (desk: ActingDesk, needs: readonly Need[]): FieldProblem[] =>
  needs
    .filter(({ ability }) => !mayDo(actingRole(desk), ability))
    .map(({ ability, field }) => ({ field, problem: `no_${ability}` }));

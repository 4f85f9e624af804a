import type { ActingDesk } from "#app/features/shared/desk.ts";
import { listTeam } from "#app/features/team/list-team.server.ts";
import type { Ability } from "#app/features/team/role.ts";

/** More are not named. */
const mostNames = 3;

/** Some of the people who may do what somebody may not, for a sentence to them; "" when nobody may. One statement. */
export async function nameWhoMay(desk: ActingDesk, ability: Ability): Promise<string> {
  const able = (await listTeam(desk, ability)).filter(({ id }) => id !== desk.staff?.id);
  return able
    .slice(0, mostNames)
    .map(({ name }) => name)
    .join(", ");
}

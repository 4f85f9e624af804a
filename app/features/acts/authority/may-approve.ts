import { mayDo, type Role } from "#app/features/team/role.ts";
import { judgeAuthority } from "./judge-authority.ts";
import { weigh, type WeighedRow } from "./weigh-act.ts";

/**
 * Whether a person's role lets them approve an act: it has the ability, everything that the act needs, and limits that
 * cover it, if they gave nothing else. Nobody approves what they asked for.
 */
export function mayApprove(person: { id: bigint; role: Role }, row: WeighedRow & { staffId: bigint | null }): boolean {
  if (person.id === row.staffId || !mayDo(person.role, "approve")) return false;
  const { missing, over } = judgeAuthority(person.role, weigh(row), { todayMinor: 0n, customerYearMinor: 0n });
  return !missing.length && !over.length;
}

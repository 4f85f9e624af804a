import { z } from "zod";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { saveSettings } from "../shop/save-settings.server.ts";
import { parseRowId } from "../tickets/row-ids.ts";
import { chooseDefaultRole, chooseRole } from "./choose-role.server.ts";
import { mayManage, type RoleProblem } from "./keep-roles.server.ts";
import { remindLimits } from "./team-form.ts";

const changesForm = z.object({
  people: z.record(z.string(), z.string()),
  defaultRole: z.string().optional(),
  remindMinutes: z.string().optional(),
});

/**
 * Keeps what was changed of the team: roles of people, the default one, and when approvers are reminded. One after the
 * other: what stands before a refusal is kept, and the field of the refusal says where it stopped.
 */
export async function saveTeam(
  desk: StaffDesk,
  form: unknown,
): Promise<Outcome<null, RoleProblem | "malformed" | "number_wrong" | "not_found">> {
  const parsed = changesForm.safeParse(form);
  if (!parsed.success) return refuse("malformed");
  if (!(await mayManage(desk, "save team"))) return refuse("not_allowed");
  const { people, defaultRole, remindMinutes } = parsed.data;
  const minutes = remindMinutes === undefined ? null : parseMinutes(remindMinutes);
  if (minutes !== null && !(minutes >= remindLimits.least && minutes <= remindLimits.most))
    return refuse("number_wrong", { field: "remindMinutes", detail: `${remindLimits.least}–${remindLimits.most}` });
  for (const [personId, ref] of Object.entries(people)) {
    const id = parseRowId(personId);
    const chosen = id === null ? null : await chooseRole(desk, id, ref || null);
    const field = `person.${personId}`;
    if (!chosen) return refuse("not_found", { field });
    if (!chosen.ok) return { ...chosen, field };
  }
  if (defaultRole !== undefined) {
    const chosen = await chooseDefaultRole(desk, defaultRole);
    if (!chosen) return refuse("not_found", { field: "defaultRole" });
    if (!chosen.ok) return { ...chosen, field: "defaultRole" };
  }
  if (minutes !== null) await saveSettings(desk, { approvalRemindMinutes: minutes });
  return succeed(null);
}

const parseMinutes = (typed: string): number => (/^\d{1,5}$/.test(typed.trim()) ? Number(typed.trim()) : NaN);

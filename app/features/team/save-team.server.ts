import { z } from "zod";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { saveSettings } from "../shop/save-settings.server.ts";
import { parseRowId } from "../tickets/row-ids.ts";
import { chooseDefaultRole, chooseRole } from "./choose-role.server.ts";
import { mayManage, type RoleProblem } from "./keep-roles.server.ts";
import { remindLimits, type TeamForm } from "./team-form.ts";

const teamForm = z.record(z.string().regex(/^(person\.\d{1,20}|defaultRole|remindMinutes)$/), z.string());

/**
 * Keeps what was changed of the team: roles of people, the default one, and when approvers are reminded. One after the
 * other: what stands before a refusal is kept, and the field of the refusal says where it stopped.
 * @param form see TeamForm
 * @param seen what the form showed as saved: what is the same was not changed, and where somebody saved something else
 * meanwhile, it is not kept; null: any
 */
export async function saveTeam(
  desk: StaffDesk,
  form: unknown,
  seen: object | null = null,
): Promise<Outcome<null, RoleProblem | "malformed" | "number_wrong" | "not_found" | "changed_meanwhile">> {
  const parsed = teamForm.safeParse(form);
  const shown = teamForm.safeParse(seen ?? {});
  if (!parsed.success || !shown.success) return refuse("malformed");
  if (!(await mayManage(desk, "save team"))) return refuse("not_allowed");
  const was: Partial<TeamForm> = shown.data;
  const changed = new Map(Object.entries(parsed.data).filter(([field, value]) => value !== was[field]));
  const typed = changed.get("remindMinutes");
  const minutes = typed === undefined ? null : parseMinutes(typed);
  if (minutes !== null && !(minutes >= remindLimits.least && minutes <= remindLimits.most))
    return refuse("number_wrong", { field: "remindMinutes", detail: `${remindLimits.least}–${remindLimits.most}` });
  for (const [field, ref] of changed) {
    if (field === "remindMinutes") continue;
    const id = field === "defaultRole" ? null : parseRowId(field.slice("person.".length));
    if (id === null && field !== "defaultRole") return refuse("not_found", { field });
    const chosen =
      id === null
        ? await chooseDefaultRole(desk, ref, was[field])
        : await chooseRole(desk, id, ref || null, was[field]);
    if (!chosen) return refuse("not_found", { field });
    if (!chosen.ok) return { ...chosen, field };
  }
  if (minutes === null) return succeed(null);
  const kept = await saveSettings(desk, { approvalRemindMinutes: minutes }, ({ approvalRemindMinutes: now }) =>
    [was.remindMinutes ?? String(now), String(minutes)].includes(String(now)),
  );
  return kept ? succeed(null) : refuse("changed_meanwhile", { field: "remindMinutes" });
}

const parseMinutes = (typed: string): number => (/^\d{1,5}$/.test(typed.trim()) ? Number(typed.trim()) : NaN);

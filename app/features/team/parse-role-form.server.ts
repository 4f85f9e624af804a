import { z } from "zod";
import type { RoleForm } from "./role-view.ts";

const roleForm = z.object({
  name: z.string(),
  abilities: z.array(z.string()).max(100),
  perAct: z.string(),
  perDay: z.string(),
  perCustomerYear: z.string(),
  mostPercent: z.string(),
});

/** The role form as the page sends it; null: no page of ours sends that. What is in it is checked when it is saved. */
export function parseRoleForm(values: unknown): RoleForm | null {
  const parsed = roleForm.safeParse(values);
  return parsed.success ? parsed.data : null;
}

import { useTranslation } from "#app/ui/use-translation.ts";
import type { RoleView } from "./role-view.ts";

/** What a role is called in the page's language. */
export function useRoleName(): (role: Pick<RoleView, "key" | "name">) => string {
  const { t } = useTranslation("authority");
  return ({ key, name }) => (key ? t(`role.${key}`) : name);
}

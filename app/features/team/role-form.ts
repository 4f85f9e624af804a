import type { MoneyJson } from "../shared/money.ts";
import { asTyped } from "../shared/typed-money.ts";
import type { RoleForm, RoleView } from "./role-view.ts";
import type { LimitName } from "./role.ts";

/** A role as its form holds it: amounts as the reader would type them. */
export const roleForm = (
  role: Omit<RoleForm, LimitName | "mostPercent"> & Pick<RoleView, LimitName | "mostPercent">,
  locale: string,
): RoleForm => ({
  name: role.name,
  abilities: role.abilities,
  perAct: typed(role.perAct, locale),
  perDay: typed(role.perDay, locale),
  perCustomerYear: typed(role.perCustomerYear, locale),
  mostPercent: role.mostPercent?.toString() ?? "",
});

const typed = (limit: MoneyJson | null, locale: string): string => (limit === null ? "" : asTyped(limit, locale));

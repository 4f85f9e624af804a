import { moneyFromJson, toDecimal, type MoneyJson } from "../shared/money.ts";
import type { RoleForm, RoleView } from "./role-view.ts";

/** A role as its form holds it: amounts as the reader would type them. */
export const roleForm = (role: RoleView, locale: string): RoleForm => ({
  name: role.name,
  abilities: role.abilities,
  perAct: asTyped(role.perAct, locale),
  perDay: asTyped(role.perDay, locale),
  perCustomerYear: asTyped(role.perCustomerYear, locale),
});

/** The decimal sign is the reader's own, because a lone "." before three digits may be read as one of thousands. */
const asTyped = (limit: MoneyJson | null, locale: string): string =>
  limit === null ? "" : toDecimal(moneyFromJson(limit)).replace(".", decimalSign(locale));

const decimalSign = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";

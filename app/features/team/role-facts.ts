import type { MoneyJson } from "../shared/money.ts";
import type { RoleColumns } from "./role.ts";

/** A role as the audit log tells of it: what it is called, what it may do, and its limits in the shop's currency. */
export function roleFacts(role: RoleColumns, currency: string): object {
  const money = (minor: bigint | string | null): MoneyJson | null =>
    minor === null ? null : { minor: minor.toString(), currency };
  return {
    name: nameOfRole(role),
    abilities: role.abilities,
    perAct: money(role.perActMinor),
    perDay: money(role.perDayMinor),
    perCustomerYear: money(role.perCustomerYearMinor),
    mostPercent: role.mostPercent,
  };
}

/** The key of a built-in role, which pages translate; the name of one of the merchant's own. */
export const nameOfRole = ({ key, name }: Pick<RoleColumns, "key" | "name">): string => key ?? name;

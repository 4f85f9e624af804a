import type { MoneyJson } from "../shared/money.ts";
import type { Ability, LimitName, Role, RoleKey } from "./role.ts";

/** A role as the settings show it, as JSON. */
export interface RoleView {
  /** Names it in forms: the key of a built-in one, the id of the merchant's own. */
  ref: string;
  key: RoleKey | null;
  /** Of the merchant's own; "" of a built-in one. */
  name: string;
  abilities: Ability[];
  /** In the shop's currency; null: no limit. */
  perAct: MoneyJson | null;
  perDay: MoneyJson | null;
  perCustomerYear: MoneyJson | null;
  mostPercent: number | null;
  /** Of everybody for whom none was chosen. */
  isDefault: boolean;
  /** The reader may change it. */
  mayChange: boolean;
}

/** Somebody and their role. */
export interface MemberView {
  id: string;
  name: string;
  accountOwner: boolean;
  /** What was chosen for them; null: none, so the default one. */
  chosen: string | null;
  /** The role they have. */
  role: string;
  /** The reader may choose another one for them. */
  mayChoose: boolean;
}

export interface Team {
  roles: RoleView[];
  people: MemberView[];
  /** The reader may say who may do what. */
  mayManage: boolean;
  /** Nobody has changed a role yet: everybody may do everything, without limits. */
  isUntouched: boolean;
}

/** The role form as it was filled in; amounts as typed, "" for no limit. */
export interface RoleForm {
  name: string;
  abilities: string[];
  perAct: string;
  perDay: string;
  perCustomerYear: string;
  mostPercent: string;
}

export const longestRoleName = 60;
/** A shop with more would not know them apart. Ours. */
export const mostRoles = 20;

/** What a role says, as its form and the list hold it. */
export const showLimits = (
  { name, abilities, perActMinor, perDayMinor, perCustomerYearMinor, mostPercent }: Role,
  currency: string,
): Pick<RoleView, "name" | "abilities" | "mostPercent" | LimitName> => {
  const money = (minor: bigint | null) => (minor === null ? null : { minor: minor.toString(), currency });
  return {
    name,
    abilities: [...abilities],
    perAct: money(perActMinor),
    perDay: money(perDayMinor),
    perCustomerYear: money(perCustomerYearMinor),
    mostPercent,
  };
};

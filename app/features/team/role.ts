import { actKinds } from "../acts/act-kind.ts";

/**
 * What a person may do to orders. One for each kind of act; `restock`: put goods back into stock with it; `store_credit`:
 * refund as store credit; `shipping_over`: refund more than goods and shipping come to by
 * Shopify's calculation; `approve`: decide on what others ask for above their limits; `settings`: change the desk's
 * settings.
 */
export const abilities = [...actKinds, "restock", "shipping_over", "store_credit", "approve", "settings"] as const;
export type Ability = (typeof abilities)[number];

/** Roles that every shop has. What they are called stands with the texts. */
export const roleKeys = ["agent", "senior", "lead", "owner"] as const;
export type RoleKey = (typeof roleKeys)[number];

/** The most that may be given away, amounts in minor units of the shop's currency; null: no limit. */
export interface RoleLimits {
  /** By one act. */
  perActMinor: bigint | null;
  /** By one person in a day of the shop's zone. */
  perDayMinor: bigint | null;
  /** To one customer in 365 days, whoever gave it. */
  perCustomerYearMinor: bigint | null;
  /** By a discount code in percent, of which nobody knows what it will come to; null: it passes each amount there is. */
  mostPercent: number | null;
}

export const limitNames = ["perAct", "perDay", "perCustomerYear"] as const;
export type LimitName = (typeof limitNames)[number];

export interface Role extends RoleLimits {
  /** null: the merchant's own. */
  key: RoleKey | null;
  /** Of the merchant's own; "" of a built-in one. */
  name: string;
  abilities: readonly Ability[];
}

const unlimited: RoleLimits = { perActMinor: null, perDayMinor: null, perCustomerYearMinor: null, mostPercent: null };

/**
 * What the built-in roles may do until the merchant says otherwise. None has an amount: what would be right for euros is
 * wrong for yen.
 */
export const builtInRoles: Record<RoleKey, Role> = {
  agent: { key: "agent", name: "", abilities: [...actKinds, "restock", "shipping_over"], ...unlimited },
  senior: {
    key: "senior",
    name: "",
    abilities: [...actKinds, "restock", "shipping_over", "store_credit"],
    ...unlimited,
  },
  lead: { key: "lead", name: "", abilities, ...unlimited },
  owner: { key: "owner", name: "", abilities, ...unlimited },
};

/** Whose role nobody has chosen may do everything, as before there were roles: nobody loses what they could do unasked. */
export const firstDefault = "lead" satisfies RoleKey;

/** How a role's abilities are told in few words: where it has most of them, by those that it does not have. */
export function shortly(has: readonly Ability[]): { all: boolean; except: Ability[] } {
  const except = abilities.filter((one) => !has.includes(one));
  return { all: except.length < has.length, except };
}

export const mayDo = (role: Pick<Role, "abilities">, ability: Ability): boolean => role.abilities.includes(ability);

/** Whether somebody of this role may say who may do what. */
export const mayManageRoles = (role: Pick<Role, "key">): boolean => role.key === "owner";

/** A role as the database holds it; amounts also as text, where they come as JSON. */
export interface RoleColumns {
  key: string | null;
  name: string;
  abilities: string[];
  perActMinor: bigint | string | null;
  perDayMinor: bigint | string | null;
  perCustomerYearMinor: bigint | string | null;
  mostPercent: number | null;
}

/** Reads a stored role. What this version does not know is left out; the owner's is as it always is, whatever is stored. */
export function readRole(row: RoleColumns): Role {
  const key = roleKeys.find((one) => one === row.key) ?? null;
  if (key === "owner") return builtInRoles.owner;
  const amount = (minor: bigint | string | null) => (minor === null ? null : BigInt(minor));
  return {
    key,
    name: row.name,
    abilities: abilities.filter((one) => row.abilities.includes(one)),
    perActMinor: amount(row.perActMinor),
    perDayMinor: amount(row.perDayMinor),
    perCustomerYearMinor: amount(row.perCustomerYearMinor),
    mostPercent: row.mostPercent,
  };
}

/**
 * The role of a person: the account owner has the owner's, whatever was chosen.
 * @param stored the one chosen for them or the shop's default one; null: the shop never changed a role
 */
export function roleOf(accountOwner: boolean, stored: RoleColumns | null): Role {
  if (accountOwner) return builtInRoles.owner;
  return stored ? readRole(stored) : builtInRoles[firstDefault];
}

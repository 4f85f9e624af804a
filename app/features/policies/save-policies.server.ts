import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { parseTypedAmount, type AmountProblem } from "../acts/refund/refund-typed-amount.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome, type Refusal } from "../shared/outcome.ts";
import { saveSettings } from "../shop/save-settings.server.ts";
import type { ShopSettingsValues } from "../shop/shop-settings.ts";
import { mayManage } from "../team/keep-roles.server.ts";
import { longestTag, policyForm, policyLimits, type PolicyForm } from "./policy-form.ts";
import { shippingPayers, windowStarts } from "./policy.ts";
import { policiesIn } from "./read-policies.server.ts";

const policyValues = z.object({
  windowDays: z.string(),
  windowFrom: z.enum(windowStarts),
  shippingPayer: z.union([z.enum(shippingPayers), z.literal("")]),
  shippingOurFault: z.boolean(),
  noQuestions: z.string(),
  vipOrders: z.string(),
  vipSpent: z.string(),
  vipTag: z.string(),
  vipTimes: z.string(),
  vipAllowance: z.string(),
  vipExtraDays: z.string(),
});

export type PolicyProblem =
  | "not_allowed"
  | "changed_meanwhile"
  | "malformed"
  | "number_wrong"
  | "too_long"
  | "vip_missing"
  | "no_currency"
  | AmountProblem;

/**
 * Keeps what the merchant says. Empty is not set. Only owners: what VIPs may be given widens the limits of roles, and
 * nobody raises their own. Amounts are in the shop's currency. The field of a refusal is one of the form's.
 * @param seen what the form showed as saved: where somebody saved something else meanwhile, nothing is kept; null: any
 */
export async function savePolicies(
  desk: StaffDesk,
  values: unknown,
  seen: object | null = null,
): Promise<Outcome<null, PolicyProblem>> {
  if (!(await mayManage(desk, "save policies"))) return refuse("not_allowed");
  const parsed = policyValues.safeParse(values);
  if (!parsed.success) return refuse("malformed");
  const form: PolicyForm = parsed.data;
  const days = parseCount(form, "windowDays");
  const orders = parseCount(form, "vipOrders");
  const times = parseCount(form, "vipTimes");
  const extraDays = parseCount(form, "vipExtraDays");
  const allowance = parseAmount(desk, form, "vipAllowance");
  const noQuestions = parseAmount(desk, form, "noQuestions");
  const spent = parseAmount(desk, form, "vipSpent");
  const tag = cleanLine(form.vipTag, longestTag * 4).trim();
  for (const one of [days, noQuestions, orders, spent, allowance, extraDays]) if (!one.ok) return one;
  if (tag.length > longestTag) return refuse("too_long", { field: "vipTag" });
  if (!times.ok) return times;
  if (!days.ok || !orders.ok || !allowance.ok || !extraDays.ok || !noQuestions.ok || !spent.ok)
    return refuse("malformed");
  const isVipSaid = orders.value !== null || spent.value !== null || tag !== "";
  const ofVips = { vipTimes: times.value, vipAllowance: allowance.value, vipExtraDays: extraDays.value };
  const unsaid = Object.entries(ofVips).find(([, value]) => value !== null);
  if (unsaid && !isVipSaid) return refuse("vip_missing", { field: unsaid[0] });
  const change = {
    returnWindowDays: days.value,
    returnWindowFrom: form.windowFrom,
    returnShippingPayer: form.shippingPayer || null,
    returnShippingOurFault: form.shippingPayer === "customer" && form.shippingOurFault,
    noQuestionsMinor: noQuestions.value,
    vipOrders: orders.value,
    vipSpentMinor: spent.value,
    vipTag: tag || null,
    vipTimes: times.value,
    vipAllowanceMinor: allowance.value,
    vipExtraDays: extraDays.value,
  };
  const isAsSeen = (was: ShopSettingsValues) =>
    seen === null || isDeepStrictEqual(seen, policyForm(policiesIn(was), desk.shop.currency, desk.staff.locale));
  return (await saveSettings(desk, change, isAsSeen)) ? succeed(null) : refuse("changed_meanwhile");
}

/** null: nothing was typed. */
type Parsed<T> = { ok: true; value: T | null } | Refusal<PolicyProblem>;

function parseCount(form: PolicyForm, field: keyof typeof policyLimits): Parsed<number> {
  const typed = form[field].trim();
  if (typed === "") return succeed(null);
  const { least, most } = policyLimits[field];
  const value = /^\d{1,6}$/.test(typed) ? Number(typed) : NaN;
  return value >= least && value <= most
    ? succeed(value)
    : refuse("number_wrong", { field, detail: `${least}–${most}` });
}

function parseAmount(
  { shop, staff }: StaffDesk,
  form: PolicyForm,
  field: "noQuestions" | "vipSpent" | "vipAllowance",
): Parsed<bigint> {
  if (form[field].trim() === "") return succeed(null);
  // Before Shopify has told the currency an amount would mean nothing.
  if (shop.currency === "XXX") return refuse("no_currency", { field });
  const parsed = parseTypedAmount(form[field], shop.currency, staff.locale);
  return parsed.ok ? succeed(parsed.money.minor) : refuse(parsed.problem, { field, detail: shop.currency });
}

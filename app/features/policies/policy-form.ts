import type { MoneyJson } from "../shared/money.ts";
import { asTyped } from "../shared/typed-money.ts";
import type { Policies } from "./policy.ts";

/** The policies as the form holds them, as typed; "" for what is not set. */
export interface PolicyForm {
  windowDays: string;
  windowFrom: string;
  /** "": not set. */
  shippingPayer: string;
  shippingOurFault: boolean;
  noQuestions: string;
  vipOrders: string;
  vipSpent: string;
  vipTag: string;
  vipTimes: string;
  vipAllowance: string;
  vipExtraDays: string;
}

/** What numbers may be. The limits are ours. */
export const policyLimits = {
  windowDays: { least: 1, most: 3_650 },
  vipOrders: { least: 1, most: 100_000 },
  vipTimes: { least: 2, most: 10 },
  vipExtraDays: { least: 1, most: 3_650 },
} as const;
/** Shopify's own limit for tags. */
export const longestTag = 40;

/** What is set, as the reader would type it. */
export function policyForm(policies: Policies, currency: string, locale: string): PolicyForm {
  const money = (minor: bigint | null | undefined) =>
    minor === null || minor === undefined
      ? ""
      : asTyped({ minor: minor.toString(), currency } satisfies MoneyJson, locale);
  const { returnWindow, returnShipping, vip, vipTimes, vipAllowanceMinor, vipExtraDays, noQuestionsMinor } = policies;
  return {
    windowDays: returnWindow?.days.toString() ?? "",
    windowFrom: returnWindow?.from ?? "delivery",
    shippingPayer: returnShipping?.payer ?? "",
    shippingOurFault: returnShipping?.ourFault ?? false,
    noQuestions: money(noQuestionsMinor),
    vipOrders: vip?.orders?.toString() ?? "",
    vipSpent: money(vip?.spentMinor),
    vipTag: vip?.tag ?? "",
    vipTimes: vipTimes?.toString() ?? "",
    vipAllowance: money(vipAllowanceMinor),
    vipExtraDays: vipExtraDays?.toString() ?? "",
  };
}

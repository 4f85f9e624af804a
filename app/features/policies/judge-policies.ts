import type { ActKind } from "../acts/act-kind.ts";
import { daysSince } from "../shared/days-since.ts";
import { moneyToJson, type Money, type Worth } from "../shared/money.ts";
import {
  outsideOf,
  policiesOf,
  type Policies,
  type PolicyFinding,
  type PolicyName,
  type PolicyVerdict,
  type VipReason,
} from "./policy.ts";

/** What policies are judged by, as Shopify tells it now. */
export interface PolicyFacts {
  orderedAt: Date;
  /** What has left and was not taken back. */
  parcels: { sentAt: Date; deliveredAt: Date | null }[];
  /** null: a guest, or Shopify keeps it from us. */
  customer: { orderCount: number; spent: Money; tags: string[] } | null;
}

/** An act as far as policies are concerned. */
export interface PolicyAct {
  kind: ActKind;
  /** What it gives away, in the shop's currency. */
  value: Worth;
  /** How something comes back, where that is set here: the customer is charged for it; we give the label. */
  wayBack?: WayBack;
}

export interface WayBack {
  isCharged: boolean;
  hasLabel: boolean;
}

/**
 * What the merchant's policies say about an act. A reason is owed where it is outside of one; not for an act that gives
 * away no more than the merchant never asks about, unless it takes a fee that the merchant does not take. Days are days of
 * the shop's calendar. Where it is not known when something was delivered, nothing is claimed, save that what left within
 * the window is still inside.
 */
export function judgePolicies(
  policies: Policies,
  facts: PolicyFacts,
  act: PolicyAct,
  now: Date,
  zone: string,
): PolicyVerdict {
  const judge: Record<PolicyName, () => PolicyFinding | null> = {
    return_window: () =>
      judgeWindow(policies, facts, act.value.currency, (at) => daysSince(at.toISOString(), now, zone)),
    return_shipping: () => judgeShipping(policies, act.wayBack),
    no_questions: () => judgeAmount(policies, act.value),
    vip: () => judgeVip(policies, facts, act.value.currency),
  };
  const findings = policiesOf[act.kind].flatMap((name) => judge[name]() ?? []);
  const isUnasked = findings.some((one) => one.policy === "no_questions" && one.is === "inside");
  const vip = findings.find((one) => one.policy === "vip");
  return {
    findings,
    needsReason: findings.some(isFeeOutside) || (!isUnasked && outsideOf(findings).length > 0),
    ...(vip?.times && { limitTimes: vip.times }),
    ...(vip?.allowance && { limitLeastMinor: vip.allowance.minor }),
  };
}

function judgeWindow(
  { returnWindow, vip, vipExtraDays }: Policies,
  { orderedAt, parcels, customer }: PolicyFacts,
  currency: string,
  since: (at: Date) => number,
): PolicyFinding | null {
  if (!returnWindow) return null;
  const { days, from } = returnWindow;
  const isVip = vipExtraDays !== null && vip !== null && customer !== null && findVip(vip, customer, currency) !== null;
  const allowed = days + (isVip ? vipExtraDays : 0);
  const policy = "return_window";
  const within = (gone: number): PolicyFinding => ({
    policy,
    is: gone <= allowed ? "inside" : "outside",
    from,
    days: gone,
    allowed,
  });
  if (from === "order") return within(since(orderedAt));
  if (!parcels.length) return { policy, is: "not_sent", allowed };
  // The last parcel counts: nobody has to send back one half before the other is there.
  const open = parcels.filter(({ deliveredAt }) => !deliveredAt);
  if (open.some(({ sentAt }) => since(sentAt) <= allowed)) return { policy, is: "on_its_way", allowed };
  const delivered = parcels.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  if (!delivered.length) return { policy, is: "unknown", allowed };
  return within(Math.min(...delivered.map(since)));
}

/**
 * Who pays for the way back against who should. Without a label of ours the customer sends it at their own cost; whether
 * it was our fault only a person knows, and says.
 */
function judgeShipping({ returnShipping }: Policies, way: WayBack | undefined): PolicyFinding | null {
  if (!returnShipping) return null;
  const isOutside = way && (returnShipping.payer === "shop" ? way.isCharged : way.hasLabel && !way.isCharged);
  return { policy: "return_shipping", is: isOutside ? "outside" : way ? "inside" : "said", ...returnShipping };
}

const isFeeOutside = (one: PolicyFinding): boolean =>
  one.policy === "return_shipping" && one.is === "outside" && one.payer === "shop";

function judgeAmount({ noQuestionsMinor }: Policies, { minor, currency }: Worth): PolicyFinding | null {
  if (noQuestionsMinor === null || (minor !== null && minor <= 0n)) return null;
  const upTo = moneyToJson({ minor: noQuestionsMinor, currency });
  if (minor === null) return { policy: "no_questions", is: "outside", upTo, isUnknown: true };
  return { policy: "no_questions", is: minor <= noQuestionsMinor ? "inside" : "outside", upTo };
}

function judgeVip(
  { vip, vipTimes, vipAllowanceMinor, vipExtraDays }: Policies,
  { customer }: PolicyFacts,
  currency: string,
): PolicyFinding | null {
  const why = vip && customer && findVip(vip, customer, currency);
  return (
    why && {
      policy: "vip",
      is: "said",
      why,
      times: vipTimes,
      ...(vipAllowanceMinor !== null && { allowance: moneyToJson({ minor: vipAllowanceMinor, currency }) }),
      ...(vipExtraDays !== null && { extraDays: vipExtraDays }),
    }
  );
}

function findVip(
  { orders, spentMinor, tag }: NonNullable<Policies["vip"]>,
  { orderCount, spent, tags }: NonNullable<PolicyFacts["customer"]>,
  currency: string,
): VipReason | null {
  const plain = (text: string) => text.normalize("NFKC").trim().toLowerCase();
  if (orders !== null && orderCount >= orders) return { by: "orders", count: orderCount };
  if (spentMinor !== null && spent.currency === currency && spent.minor >= spentMinor)
    return { by: "spent", sum: moneyToJson(spent) };
  if (tag !== null && tags.some((one) => plain(one) === plain(tag))) return { by: "tag", tag };
  return null;
}

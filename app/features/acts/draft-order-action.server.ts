import type { ActingDesk } from "#app/features/shared/desk.ts";
import type { MoneyBag, Worth } from "#app/features/shared/money.ts";
import { judgePolicies, type PolicyFacts, type WayBack } from "#app/features/policies/judge-policies.ts";
import { nothingJudged, type PolicyVerdict } from "#app/features/policies/policy.ts";
import { readPolicies } from "#app/features/policies/read-policies.server.ts";
import { nameOfRole } from "#app/features/team/role-facts.ts";
import type { Ability } from "#app/features/team/role.ts";
import type { ActKind } from "./act-kind.ts";
import type { ActionInput } from "./action-record.ts";
import { previewLifetimeMilliseconds } from "./action-timing.ts";
import { shopperRole } from "./authority/acting.ts";
import { judgeAct } from "./authority/check-authority.server.ts";
import { showOver, type OverView } from "./authority/over-limit.ts";
import type { TypedForm } from "./authority/typed-form.ts";
import type { ActTicket } from "./find-act-order.server.ts";

export interface DraftedAct {
  kind: ActKind;
  /** The confirmation brings it back. */
  requestKey: string;
  /** What our mark is made of. */
  idempotencyKey: string;
  orderName: string;
  input: ActionInput;
  amount: MoneyBag;
  /** What it gives away, in the shop's currency: what the limits of roles count. */
  value: Worth;
  /** What it needs of a role beside its kind. */
  needs: Ability[];
  /** Shopify's numeric id of the order's customer; null: a guest. */
  customerId: string | null;
  /** What policies are judged by; null: acts of this kind are judged by none. */
  facts: PolicyFacts | null;
  /** They judge it as an act of this kind; left out: of its own. */
  judgedAs?: ActKind | undefined;
  /** What they judge it by; left out: what it gives away. */
  judged?: Worth | undefined;
  /** How something comes back, where that is set with it. */
  wayBack?: WayBack | undefined;
  /** The form as it was filled in, for whoever is asked to approve it; left out: not from a form. */
  typed?: TypedForm;
}

/** What every preview says of an act beside what it comes to. */
export interface Drafted {
  /** Limits of the acting person that it passes: then it is asked for, not confirmed. */
  over: OverView[];
  /** What the merchant's policies say. */
  policy: PolicyVerdict;
}

/**
 * Writes the row that a confirmation will run: it holds exactly what is then sent. Nobody else sees it until then.
 */
export async function draftAction(desk: ActingDesk, ticket: ActTicket, act: DraftedAct): Promise<Drafted> {
  const { kind, requestKey, idempotencyKey, orderName, amount, value, needs, facts, typed } = act;
  const { judgedAs = kind, judged = value } = act;
  const policy = facts
    ? judgePolicies(
        await readPolicies(desk),
        facts,
        { kind: judgedAs, value: judged, ...(act.wayBack && { wayBack: act.wayBack }) },
        desk.now(),
        desk.shop.timezone,
      )
    : nothingJudged;
  const input: ActionInput = {
    ...act.input,
    ...(needs.length && { needs }),
    ...(value.minor === null && { isWorthUnknown: true as const }),
    ...(policy.findings.length && { policy }),
    ...(typed && { typed }),
  };
  const valueMinor = value.minor ?? 0n;
  const customerId = act.customerId === null ? null : BigInt(act.customerId);
  await desk.tx(async ({ db }) => {
    // Each look at the form leaves a draft; those that can no longer be confirmed go.
    const expired = new Date(desk.now().getTime() - previewLifetimeMilliseconds);
    await db.orderAction.deleteMany({ where: { state: "drafted", createdAt: { lt: expired } } });
    await db.orderAction.create({
      data: {
        requestKey,
        idempotencyKey,
        ticketId: ticket.ticketId,
        orderId: ticket.orderId,
        orderName,
        staffId: desk.staff?.id ?? null,
        staffRole: desk.staff ? nameOfRole(desk.staff.role) : shopperRole,
        kind,
        state: "drafted",
        input: input as object,
        amountMinor: amount.presentment.minor,
        currency: amount.presentment.currency,
        shopAmountMinor: amount.shop.minor,
        shopCurrency: amount.shop.currency,
        valueMinor,
        customerId,
        createdAt: desk.now(),
      },
    });
  });
  const row = { kind, input, valueMinor, shopAmountMinor: null, customerId, orderId: ticket.orderId };
  const { over } = await judgeAct(desk, desk, row);
  return { over: showOver(over, value.currency), policy };
}

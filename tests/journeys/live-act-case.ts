import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import type { ActPreview } from "#app/features/acts/act-preview.ts";
import type { Checked } from "#app/features/acts/act-problems.ts";
import { previewLive, type Live, type LiveAct } from "#app/features/acts/live-act.server.ts";
import { resolveOrderAction } from "#app/features/acts/resolve-order-action.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { hurried, later, type RefundCase, type RefundShop } from "./refund-shop.ts";

type Form<Choice> = (fields: Iterable<readonly [string, unknown]>, desk: StaffDesk) => Checked<Choice>;

/** How a kind of act is previewed and confirmed in stories, with the form filled in as a browser would send it. */
export function actsOf<Facts extends Live, Start, Choice, Preview extends object>(
  act: LiveAct<Facts, Start, Choice, Preview>,
  parse: Form<Choice>,
) {
  const ask = async (desk: StaffDesk, at: RefundCase, fields: Record<string, string>) => {
    const choice = parse(Object.entries(fields), desk);
    return choice.ok ? previewLive(act)(desk, at.ticketNumber, choice.value) : choice;
  };
  const preview = async (desk: StaffDesk, at: RefundCase, fields: Record<string, string>) => {
    const previewed = await ask(desk, at, fields);
    if (!previewed?.ok) throw new Error(JSON.stringify(previewed));
    return previewed.value;
  };
  const confirm = (desk: StaffDesk, at: RefundCase, { requestKey, amount: { presentment } }: ActPreview) =>
    confirmAction(desk, at.ticketNumber, act.kind, requestKey, {
      amountMinor: presentment.minor,
      currency: presentment.currency,
    });
  return {
    /** The preview, or everything that does not fit. */
    ask,
    /** @throws when the form or the preview is refused */
    preview,
    confirm,
    /** Both. @throws when either is refused */
    async make(desk: StaffDesk, at: RefundCase, fields: Record<string, string>) {
      const outcome = await confirm(desk, at, await preview(desk, at, fields));
      if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
      return outcome.value;
    },
  };
}

/** The order as a form brought it, for a preview to bring back. @throws when it did not open */
export function openedBy(form: Outcome<{ opened: string }> | null): string {
  if (!form?.ok) throw new Error(JSON.stringify(form));
  return form.value.opened;
}

/** Finds out about an act, so many minutes later. */
export const resolveAfter = (shop: RefundShop, minutes: number, id: string) =>
  resolveOrderAction(hurried(later(shop.app, minutes * 60_000)), { actionId: id });

/** How often Shopify has really worked on requests with the operation from now on, and what they cost. */
export function watchOperation(
  shop: RefundShop,
  operation: string,
): () => { times: number; points: number[]; variables: unknown[] } {
  const { admin } = shop.world.standin;
  const { execute } = admin;
  const points: number[] = [];
  const variables: unknown[] = [];
  admin.execute = async (caller, body) => {
    const answer = await execute(caller, body);
    const { cost } = (answer.json as { extensions?: { cost?: { actualQueryCost?: number } } }).extensions ?? {};
    if (new RegExp(`\\b(query|mutation) ${operation}\\b`).test(body.query ?? "")) {
      points.push(cost?.actualQueryCost ?? 0);
      variables.push(body.variables);
    }
    return answer;
  };
  return () => ({ times: points.length, points, variables });
}

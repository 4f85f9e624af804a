import { answerShopper } from "#app/answer-shopper.server.ts";
import { countAsked } from "#app/features/shared/count-asked.server.ts";
import type { ShopperPage } from "#app/features/self-service/shopper-page.ts";
import { readLatePass, readPass, type Trust } from "#app/features/self-service/shopper-pass.server.ts";
import { readTracked, type TrackedOrder } from "#app/features/self-service/tracking/find-order.server.ts";
import { showTrackingForm } from "#app/features/self-service/tracking/tracking-form.server.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { methodNotAllowed } from "#app/http.server.ts";
import { readShopperForm, type ShopperForm } from "#app/read-shopper-form.server.ts";
import { deskForShopper } from "#app/shopper-door.server.ts";

/** An order that somebody has open in the theme, and what they want done about it. */
export interface OpenOrder {
  visit: ShopperVisit;
  form: ShopperForm;
  tracked: TrackedOrder;
  trust: Trust;
}

/**
 * What every post about an order that is open does: the door, the form, the limit of the address, the pass that the page
 * before gave out. Where one of them does not hold, the order is looked up anew and nothing is done.
 * @param actLate for a form that lay open for too long, with what somebody typed: shows it again, and does nothing else
 */
export async function answerOpenOrder(
  request: Request,
  act: (open: OpenOrder) => Promise<ShopperPage>,
  actLate?: (open: OpenOrder) => Promise<ShopperPage>,
): Promise<Response> {
  if (request.method !== "POST") throw methodNotAllowed();
  const visit = await deskForShopper(request);
  const form = await readShopperForm(request, visit);
  const anew = (notice: "expired" | { retryAfterSeconds: number }) =>
    answerShopper(request, visit, showTrackingForm(visit, undefined, notice));
  const good = form.isOwn ? readPass(visit.desk, form.text("pass")) : null;
  const pass = good ?? (actLate ? readLatePass(visit.desk, form.text("pass")) : null);
  const answer = good ? act : actLate;
  if (!pass || !answer) return anew("expired");
  const retryAfterSeconds = await countAsked(visit.desk, [{ kind: "address", whose: visit.address, by: 1 }]);
  if (retryAfterSeconds) return anew({ retryAfterSeconds });
  const tracked = await readTracked(visit.desk, pass.orderId);
  if (!tracked) return anew("expired");
  return answerShopper(request, visit, await answer({ visit, form, tracked, trust: pass.trust }));
}

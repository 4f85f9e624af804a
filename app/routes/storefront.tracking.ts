import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerShopper } from "#app/answer-shopper.server.ts";
import { countAsked } from "#app/features/shared/count-asked.server.ts";
import { noteStep } from "#app/features/self-service/report/note-step.server.ts";
import { findGuestOrder, findOwnOrder, listOwnOrders } from "#app/features/self-service/tracking/find-order.server.ts";
import { showTrackingForm } from "#app/features/self-service/tracking/tracking-form.server.ts";
import { showOrder, showOwnOrders } from "#app/features/self-service/tracking/tracking-order.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { methodNotAllowed } from "#app/http.server.ts";
import { readShopperForm } from "#app/read-shopper-form.server.ts";
import { deskForShopper } from "#app/shopper-door.server.ts";

/** Order tracking in the theme: the orders of who is signed in to the shop, or the form for guests. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await deskForShopper(request);
  const { desk, customerId, address } = visit;
  const query = new URL(request.url).searchParams;
  if (customerId === null || query.has("guest")) {
    noteStep(visit, { kind: "tracking.form" });
    return answerShopper(request, visit, showTrackingForm(visit));
  }
  const retryAfterSeconds = await countAsked(desk, [{ kind: "address", whose: address, by: 1 }]);
  if (retryAfterSeconds)
    return answerShopper(request, visit, showTrackingForm(visit, undefined, { retryAfterSeconds }));
  const orderId = parseRowId(query.get("order") ?? "");
  const own = orderId === null ? null : await findOwnOrder(desk, customerId, orderId);
  if (own) {
    noteStep(visit, { kind: "tracking.order", orderId: BigInt(own.order.id) });
    return answerShopper(request, visit, showOrder(visit, own, "confirmed"));
  }
  const list = await listOwnOrders(desk, customerId, parseRowId(query.get("before") ?? ""));
  // The list tells how each of them stands.
  noteStep(visit, { kind: list.orders.length ? "tracking.order" : "tracking.form" });
  return answerShopper(request, visit, showOwnOrders(visit, list));
}

/** A guest looks for an order by its number and the address or telephone number on it. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") throw methodNotAllowed();
  const visit = await deskForShopper(request);
  const form = await readShopperForm(request, visit);
  const typed = { number: form.text("number"), contact: form.text("contact") };
  if (!typed.number || !typed.contact)
    return answerShopper(request, visit, showTrackingForm(visit, typed, form.isOwn ? "missing" : "again"));
  if (!form.isOwn) return answerShopper(request, visit, showTrackingForm(visit, typed, "again"));
  const finding = await findGuestOrder(visit.desk, visit.address, typed);
  if (finding.found === "too_often") return answerShopper(request, visit, showTrackingForm(visit, typed, finding));
  // Both pages are made, whichever is shown: by the time it takes nobody can tell what was found.
  const nothing = showTrackingForm(visit, typed, "nothing");
  const shown = finding.found === "order" ? finding.tracked : finding.other;
  const order = shown && showOrder(visit, shown, "guest");
  const found = finding.found === "order" && order ? finding.tracked : null;
  noteStep(visit, found ? { kind: "tracking.order", orderId: BigInt(found.order.id) } : { kind: "tracking.form" });
  return answerShopper(request, visit, found && order ? order : nothing);
}

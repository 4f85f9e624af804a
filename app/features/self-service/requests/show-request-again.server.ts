import type { ShopperPage } from "../shopper-page.ts";
import type { Trust } from "../shopper-pass.server.ts";
import type { TrackedOrder } from "../tracking/find-order.server.ts";
import { showOrder } from "../tracking/tracking-order.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { findChoices } from "./find-choices.server.ts";
import { askForCode } from "./open-request.server.ts";
import { showRequestForm } from "./request-form.server.ts";
import { askerOf, wayFor } from "./request-trust.ts";
import { wordsOf } from "./request-words.server.ts";
import type { SentRequest } from "./send-request.server.ts";

/**
 * Shows a form that came when it had been open for too long: nothing is done, and all that was typed is in it again. Who
 * needs a code for it needs a new one, and what they typed goes along. Files are the browser's: they have to be chosen anew,
 * which is said.
 */
export async function showRequestAgain(
  visit: ShopperVisit,
  tracked: TrackedOrder,
  trust: Trust,
  { kind, text, photos, fileProblem }: SentRequest,
): Promise<ShopperPage> {
  const { order, offers } = tracked;
  const offer = offers[kind];
  const asker = askerOf(trust, visit.customerId, order);
  const way = offer.offered ? wayFor(kind, offer.mode, asker) : "ask";
  if (offer.offered && way === "confirm") return askForCode(visit, tracked, kind, undefined, text);
  const shown = asker === "guest" ? "guest" : "confirmed";
  const choices = offer.offered ? await findChoices(visit, kind, order) : null;
  if (!choices || way === "confirm")
    return showOrder(visit, tracked, shown, {
      on: "request",
      state: "request_gone",
      title: wordsOf(visit)("notice.gone"),
    });
  const hadFiles = photos.length > 0 || fileProblem;
  return showRequestForm(visit, tracked, { kind, trust: shown, way, choices, typed: text, again: true, hadFiles });
}

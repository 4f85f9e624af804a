import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { countRequests } from "../count-requests.server.ts";
import { openShopperTicket } from "../open-shopper-ticket.server.ts";
import type { Trust } from "../shopper-pass.server.ts";
import type { ShopperVisit } from "../visit.ts";
import type { ParcelStory } from "./describe-parcel.ts";
import type { TrackedOrder } from "./find-order.server.ts";
import { sayDay, sayMoment, wordsOf } from "./tracking-words.server.ts";

/**
 * Opens a ticket about a parcel with all that is known of it, by one click. It belongs to the customer of the address on the
 * order, and the answer goes there: who clicked learns nothing by it. Clicked again while nothing new is known of the parcel
 * it is the same ticket. `not_found`: the order has no such parcel, or no address.
 */
export async function reportParcel(
  visit: ShopperVisit,
  { order, story, email }: TrackedOrder,
  trust: Trust,
  parcelId: string,
): Promise<Outcome<{ number: number }, "not_found" | "too_often">> {
  const parcel = story.parcels.find(({ id }) => id === parcelId);
  if (!parcel?.mayReport || email === null) return refuse("not_found");
  if (await countRequests(visit.desk, [{ kind: "report", whose: order.id, by: 1 }])) return refuse("too_often");
  const t = wordsOf(visit);
  const isHere = parcel.stage === "delivered" || parcel.stage === "picked_up";
  const ticket = await openShopperTicket(visit, {
    email,
    order,
    subject: t(isHere ? "ticket.subjectMissing" : "ticket.subjectLate", { order: order.name }),
    body: writeReport(visit, { order, story, email }, parcel, isHere, trust),
    clientKey: `parcel ${order.id} ${parcel.id} ${parcel.stage} ${parcel.lastNewsAt ?? ""}`,
  });
  return succeed(ticket);
}

function writeReport(
  visit: ShopperVisit,
  { order }: TrackedOrder,
  parcel: ParcelStory,
  isHere: boolean,
  trust: Trust,
): string {
  const t = wordsOf(visit);
  const carriers = parcel.tracking.map(({ company, number }) => [company, number].filter(Boolean).join(" "));
  const facts = [
    t("ticket.order", { order: order.name, day: sayDay(visit, order.createdAt) }),
    t("ticket.status", { status: t(`stage.${parcel.stage}.title`) }),
    ...carriers.filter(Boolean).map((known) => t("ticket.parcel", { parcel: known })),
    parcel.lastNewsAt && t("ticket.lastNews", { when: sayMoment(visit, parcel.lastNewsAt) }),
    parcel.silence && t("ticket.silence", { days: parcel.silence.days, usual: parcel.silence.usualDays }),
  ].filter(Boolean);
  return [
    t(isHere ? "ticket.missing" : "ticket.late"),
    facts.join("\n"),
    `${t("ticket.source")} ${t(`ticket.by.${trust}`)}`,
  ].join("\n\n");
}

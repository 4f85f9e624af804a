import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { countRequests } from "../count-requests.server.ts";
import { openShopperTicket, type OpenedTicket } from "../open-shopper-ticket.server.ts";
import type { Trust } from "../shopper-pass.server.ts";
import type { ShopperVisit } from "../visit.ts";
import type { ParcelStory } from "./describe-parcel.ts";
import type { TrackedOrder } from "./find-order.server.ts";
import { hasArrived } from "./stage.ts";
import { sayDay, sayExpectation, sayMoment, wordsOf } from "./tracking-words.server.ts";

/**
 * Opens a ticket about a parcel, or with "" about an order that has none, with all that is known of it, by one click. It
 * belongs to the customer of the address on the order, and the answer goes there: who clicked learns nothing by it. Clicked
 * again while nothing new is known it is the same ticket. `not_found`: there is nothing to ask about, or no address.
 */
export async function reportOrder(
  visit: ShopperVisit,
  tracked: TrackedOrder,
  trust: Trust,
  parcelId: string,
): Promise<Outcome<OpenedTicket, "not_found" | "too_often">> {
  const { order, story, email } = tracked;
  const parcel = parcelId === "" ? null : (story.parcels.find(({ id }) => id === parcelId) ?? null);
  const isOffered = parcelId === "" ? story.mayReport : parcel?.mayReport;
  if (!isOffered || email === null) return refuse("not_found");
  if (await countRequests(visit.desk, [{ kind: "report", whose: order.id, by: 1 }])) return refuse("too_often");
  const t = wordsOf(visit);
  const about = parcel === null ? "order" : hasArrived(parcel.stage) ? "missing" : "late";
  const known = parcel ? `${parcel.id} ${parcel.stage} ${parcel.lastNewsAt ?? ""}` : story.stage;
  const ticket = await openShopperTicket(visit, {
    email,
    order,
    isUnproven: trust === "guest",
    subject: t(`ticket.subject.${about}`, { order: order.name }),
    body: [
      t(`ticket.ask.${about}`),
      listFacts(visit, tracked, parcel).join("\n"),
      `${t("ticket.source")} ${t(`ticket.by.${trust}`)}`,
    ].join("\n\n"),
    clientKey: `tracking ${order.id} ${known}`,
  });
  return succeed(ticket);
}

function listFacts(visit: ShopperVisit, { order, story }: TrackedOrder, parcel: ParcelStory | null): string[] {
  const t = wordsOf(visit);
  const carriers = (parcel?.tracking ?? []).map(({ company, number }) => [company, number].filter(Boolean).join(" "));
  const expected = parcel ? parcel.expectation : story.expectation;
  return [
    t("ticket.order", { order: order.name, day: sayDay(visit, order.createdAt) }),
    t("ticket.status", { status: t(`stage.${parcel?.stage ?? story.stage}.title`) }),
    ...carriers.filter(Boolean).map((known) => t("ticket.parcel", { parcel: known })),
    parcel?.lastNewsAt ? t("ticket.lastNews", { when: sayMoment(visit, parcel.lastNewsAt) }) : "",
    parcel?.silence ? t("ticket.silence", { days: parcel.silence.days, usual: parcel.silence.usualDays }) : "",
    expected ? sayExpectation(visit, parcel ? "arrival" : "sending", expected) : "",
  ].filter(Boolean);
}

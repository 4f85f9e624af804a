import { randomUUID } from "node:crypto";
import { refuse, type Outcome } from "#app/features/shared/outcome.ts";
import { makeRequest, type MadeRequest } from "../requests/make-request.server.ts";
import { askerOf } from "../requests/request-trust.ts";
import type { Trust } from "../shopper-pass.server.ts";
import type { ShopperVisit } from "../visit.ts";
import type { ParcelStory } from "./describe-parcel.ts";
import type { TrackedOrder } from "./find-order.server.ts";
import { hasArrived } from "./stage.ts";
import { sayDay, sayExpectation, sayMoment, wordsOf } from "./tracking-words.server.ts";

/**
 * Asks about a parcel, or with "" about the order, with all that is known of it, by one click: a request like any other, so
 * that it joins the ticket that is open about the order, and how it stands is shown on the order's page. The answer goes to
 * the address on the order: who clicked learns nothing by it. Clicked again while it is open changes nothing; once it is
 * answered it begins anew. `not_found`: there is nothing to ask about, or no address.
 */
export async function reportOrder(
  visit: ShopperVisit,
  tracked: TrackedOrder,
  trust: Trust,
  parcelId: string,
): Promise<Outcome<MadeRequest, "not_found" | "too_often">> {
  const { order, story, email } = tracked;
  const parcel = parcelId === "" ? null : (story.parcels.find(({ id }) => id === parcelId) ?? null);
  const isOffered = parcelId === "" ? story.mayReport : parcel?.mayReport;
  if (!isOffered || email === null) return refuse("not_found");
  const t = wordsOf(visit);
  const about = parcel === null ? "order" : hasArrived(parcel.stage) ? "missing" : "late";
  const made = await makeRequest(visit, tracked, {
    kind: about === "missing" ? "missing" : "late",
    asker: askerOf(trust, visit.customerId, order),
    // Whether it is the same again is told by what is open.
    formKey: randomUUID(),
    input: { lines: [], reason: "", note: "", address: null, parcel: parcelId },
    files: [],
    click: {
      subject: t(`ticket.subject.${about}`, { order: order.name }),
      body: [
        t(`ticket.ask.${about}`),
        listFacts(visit, tracked, parcel).join("\n"),
        `${t("ticket.source")} ${t(`ticket.by.${trust}`)}`,
      ].join("\n\n"),
    },
  });
  if (made.ok) return made;
  return refuse(made.problem === "too_often" ? "too_often" : "not_found");
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

import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { safeLink } from "#app/features/orders/tracking.ts";
import { buttonOf, fieldOf, formOf, headingOf, noticeOf } from "../form-parts.server.ts";
import { makePass, type Trust } from "../shopper-pass.server.ts";
import type { ShopperPage } from "../shopper-page.ts";
import { addressIn, type ShopperVisit } from "../visit.ts";
import { showAsked, showOffers } from "../requests/show-requests.server.ts";
import { findOpenReport } from "../requests/request-state.ts";
import type { OrderStory } from "./describe-order.ts";
import type { ParcelStory, Step, Way } from "./describe-parcel.ts";
import type { OwnOrders, TrackedOrder } from "./find-order.server.ts";
import { hasArrived, isOver, type Stage } from "./stage.ts";
import { showDetails } from "./tracking-details.server.ts";
import { writeLink } from "./write-link.server.ts";
import { sayDay, sayExpectation, sayMoment, sayStage, wordsOf } from "./tracking-words.server.ts";

/** What was just done on the page of an order. */
export type OrderNotice =
  | { on: "reported"; number: number }
  | { on: "report_too_often" | "code_sent" | "code_over" | "code_failed" | "code_too_often" }
  | { on: "code_wrong"; triesLeft: number }
  /** In words of requests. */
  | { on: "request"; state: string; title: string };

/**
 * An order in plain words. A guest is told what tracking needs; address and amounts only to somebody who has shown that the
 * order is theirs. Its forms carry a pass for this order, so that nothing is asked twice.
 */
export function showOrder(visit: ShopperVisit, tracked: TrackedOrder, trust: Trust, notice?: OrderNotice): ShopperPage {
  const t = wordsOf(visit);
  const { story } = tracked;
  const pass = makePass(visit.desk, { orderId: BigInt(story.id), trust });
  const asked = notice?.on === "code_sent" || notice?.on === "code_wrong";
  const mayReport = tracked.email !== null;
  const count = story.parcels.length;
  const body = markup`${[
    headingOf(t("order.title", { order: story.name })),
    markup`<p class="latte-help__hint">${t("order.ordered", { day: sayDay(visit, story.orderedAt) })}</p>`,
    notice && sayNotice(visit, notice),
    notice?.on === "request" && notice.state === "request_no_address" && writeLink(visit, story.name),
    showAsked(visit, tracked, trust),
    showState(visit, story),
    story.steps.length > 0 && showSteps(visit, story.steps, story.way),
    story.mayReport && mayReport && askToReport(visit, tracked, null, pass),
    story.parcels.map((parcel, place) => showParcel(visit, tracked, parcel, { place, count, trust, pass, mayReport })),
    story.rest && showRest(visit, story, story.rest),
    showItems(visit, tracked),
    showOffers(visit, tracked, pass),
    trust === "confirmed" && showDetails(visit, tracked.order),
    trust === "guest" && mayReport && askForCode(visit, pass, asked),
    writeLink(visit, story.name),
    showWays(visit),
  ]}`;
  return { state: notice?.on === "request" ? notice.state : (notice?.on ?? "order"), body };
}

/** How the order stands, what happens next and by when; where its only parcel says that, it is not said twice. */
function showState(visit: ShopperVisit, story: OrderStory): Markup {
  const t = wordsOf(visit);
  const isFetched = story.way === "pickup" && story.place !== null && !isOver(story.stage);
  const isParcels = story.parcels.length === 1 && story.parcels[0]?.stage === story.stage;
  return markup`<div class="latte-help__now">${[
    markup`<p class="latte-help__stage">${sayStage(visit, story.stage, story.way, "title")}</p>`,
    !isParcels && markup`<p>${sayNext(visit, story)}</p>`,
    isFetched && markup`<p>${t("order.place", { place: story.place! })}</p>`,
    story.expectation && markup`<p>${sayExpectation(visit, "sending", story.expectation)}</p>`,
    story.money && markup`<p>${t(`money.${story.money}`)}</p>`,
  ]}</div>`;
}

const sayNext = (visit: ShopperVisit, { stage, goesOut, parcels, way }: OrderStory): string =>
  sayNextOf(visit, stage, way, !goesOut && !parcels.length);

/** `isHere`: nobody knows that it is sent, so that nobody is told of sending. */
function sayNextOf(visit: ShopperVisit, stage: Stage, way: Way, isHere: boolean): string {
  const hasWords = way === null && isHere && (stage === "received" || stage === "preparing");
  return hasWords ? wordsOf(visit)(`stage.${stage}.here`) : sayStage(visit, stage, way, "next");
}

function showRest(visit: ShopperVisit, { way, goesOut }: OrderStory, rest: NonNullable<OrderStory["rest"]>): Markup {
  const t = wordsOf(visit);
  const { pieces, stage } = rest;
  return markup`<section class="latte-help__part"><p><strong>${t("order.rest", { count: pieces })}</strong></p><p>${sayNextOf(visit, stage, way, !goesOut)}</p></section>`;
}

function showWays(visit: ShopperVisit): Markup {
  const t = wordsOf(visit);
  const words = visit.customerId === null ? t("form.another") : t("orders.back");
  return markup`<p class="latte-help__ways"><a href="${addressIn(visit, "tracking")}" data-latte>${words}</a></p>`;
}

interface ParcelPlace {
  place: number;
  count: number;
  trust: Trust;
  pass: string;
  mayReport: boolean;
}

function showParcel(visit: ShopperVisit, tracked: TrackedOrder, parcel: ParcelStory, at: ParcelPlace): Markup {
  const t = wordsOf(visit);
  const title = sayStage(visit, parcel.stage, parcel.way, "title");
  return markup`<section class="latte-help__part">${[
    at.count > 1 && markup`<h3>${t("order.parcel", { number: at.place + 1, count: at.count })}: ${title}</h3>`,
    showSteps(visit, parcel.steps, parcel.way),
    markup`<p>${sayStage(visit, parcel.stage, parcel.way, "next")}</p>`,
    parcel.expectation && markup`<p>${sayExpectation(visit, "arrival", parcel.expectation, parcel.way)}</p>`,
    parcel.silence && showSilence(visit, parcel.silence),
    showTracking(visit, parcel),
    showEvents(visit, parcel, at.trust),
    at.mayReport && parcel.mayReport && askToReport(visit, tracked, parcel, at.pass),
  ]}</section>`;
}

function showSilence(visit: ShopperVisit, silence: NonNullable<ParcelStory["silence"]>): Markup {
  const t = wordsOf(visit);
  const sentences = [t("silence.days", { count: silence.days }), t("silence.usual", { count: silence.usualDays })];
  return noticeOf(t("silence.title"), sentences.join(" "));
}

/** Text beside each mark says what colour and place say. */
function showSteps(visit: ShopperVisit, steps: readonly Step[], way: Way): Markup {
  const t = wordsOf(visit);
  const atPickup: Partial<Record<Step["name"], string>> = {
    sent: t("step.prepared"),
    arriving: t("step.pickup"),
    arrived: t("step.pickedUp"),
  };
  const nameOf = (name: Step["name"]) => (way === "pickup" && atPickup[name]) || t(`step.${name}`);
  // What no carrier has is not on its way before somebody brings or fetches it.
  const known = steps.filter(
    ({ name, at, state }) => way === null || name !== "moving" || at !== null || state === "now",
  );
  const rows = known.map(
    ({ name, state, at }) =>
      markup`<li class="latte-help__step latte-help__step--${state}"${state === "now" && markup` aria-current="step"`}>${[
        markup`<span>${nameOf(name)}</span><span class="latte-help__unseen"> (${t(`step.${state}`)})</span>`,
        at !== null && markup`<time datetime="${at}">${sayDay(visit, at)}</time>`,
      ]}</li>`,
  );
  return markup`<ol class="latte-help__steps" aria-label="${t("order.steps")}">${rows}</ol>`;
}

function showTracking(visit: ShopperVisit, { tracking, lastNewsAt }: ParcelStory): Markup {
  const t = wordsOf(visit);
  const facts = tracking.flatMap(({ company, number }) => [
    company && markup`<div><dt>${t("order.carrier")}</dt><dd>${company}</dd></div>`,
    number && markup`<div><dt>${t("order.tracking")}</dt><dd>${number}</dd></div>`,
  ]);
  const links = tracking.map(({ company, url: given }) => {
    const url = safeLink(given);
    const words = company ? t("order.followWith", { carrier: company }) : t("order.follow");
    return url && markup`<p><a href="${url}" target="_blank" rel="noopener noreferrer">${words}</a></p>`;
  });
  const news = lastNewsAt && t("order.lastNews", { when: sayMoment(visit, lastNewsAt) });
  return markup`${[
    facts.some(Boolean) && markup`<dl class="latte-help__facts">${facts}</dl>`,
    links,
    news && markup`<p class="latte-help__hint">${news}</p>`,
  ]}`;
}

/** Where a parcel was says where somebody lives: only to whom the order is shown to be theirs. */
function showEvents(visit: ShopperVisit, { events, way }: ParcelStory, trust: Trust): Markup | null {
  const t = wordsOf(visit);
  if (!events.length) return null;
  return markup`<details class="latte-help__more"><summary>${t("order.events")}</summary><ul>${events.map(
    ({ stage, at, city }) =>
      markup`<li><time datetime="${at}">${sayMoment(visit, at)}</time> ${sayStage(visit, stage, way, "title")}${trust === "confirmed" && city ? markup`, ${city}` : null}</li>`,
  )}</ul></details>`;
}

/** `parcel` null: about the order. What was asked and is open stands where its button was. */
function askToReport(visit: ShopperVisit, { asked }: TrackedOrder, parcel: ParcelStory | null, pass: string): Markup {
  const t = wordsOf(visit);
  const isThere = parcel !== null && hasArrived(parcel.stage);
  const open = findOpenReport(asked, isThere ? "missing" : "late", parcel?.id ?? "");
  if (open) return markup`<p class="latte-help__hint">${t("report.asked", { number: open.ticketNumber })}</p>`;
  const ask = parcel === null ? "askOrder" : isThere ? "missing" : "ask";
  return formOf(
    visit,
    "tracking/report",
    { pass, parcel: parcel?.id ?? "" },
    markup`<p>${t("report.attached")}</p>${buttonOf(t(`report.${ask}`), "second")}`,
  );
}

function showItems(visit: ShopperVisit, { story }: TrackedOrder): Markup | null {
  const t = wordsOf(visit);
  if (!story.items.length) return null;
  return markup`<section class="latte-help__part"><h3>${t("order.items")}</h3><ul class="latte-help__items">${story.items.map(
    ({ title, variant, quantity }) =>
      markup`<li>${quantity} × ${title}${variant && variant !== "Default Title" ? markup` <span class="latte-help__hint">${variant}</span>` : null}</li>`,
  )}</ul>${story.itemsCut ? markup`<p class="latte-help__hint">${t("order.itemsCut")}</p>` : null}</section>`;
}

function askForCode(visit: ShopperVisit, pass: string, asked: boolean): Markup {
  const t = wordsOf(visit);
  const typed = formOf(
    visit,
    "tracking/confirm",
    { pass },
    markup`${fieldOf({ name: "code", label: t("code.label"), complete: "one-time-code", mode: "numeric", longest: 12 })}${buttonOf(t("code.check"))}`,
  );
  const send = formOf(
    visit,
    "tracking/code",
    { pass },
    markup`<p>${t("code.why")}</p>${buttonOf(t("code.send"), "second")}`,
  );
  return markup`<section class="latte-help__part"><h3>${t("code.title")}</h3>${asked ? [typed, send] : send}</section>`;
}

/** What was just done, as something to be seen. */
export function sayNotice(visit: ShopperVisit, notice: OrderNotice): Markup {
  const t = wordsOf(visit);
  if (notice.on === "request") return noticeOf(notice.title);
  if (notice.on === "reported") return noticeOf(t("report.done"), t("report.doneNumber", { number: notice.number }));
  if (notice.on === "code_wrong") return noticeOf(t("code.wrong", { count: notice.triesLeft }));
  if (notice.on === "code_sent") return noticeOf(t("code.sentTitle"), t("code.sent"));
  if (notice.on === "report_too_often") return noticeOf(t("report.tooOften"));
  return noticeOf(
    t(`code.${({ code_over: "over", code_failed: "failed", code_too_often: "tooOften" } as const)[notice.on]}`),
  );
}

/** The orders of somebody who is signed in to the shop, each with a way to its page. */
export function showOwnOrders(visit: ShopperVisit, { orders, next }: OwnOrders): ShopperPage {
  const t = wordsOf(visit);
  const rows = orders.map(
    ({ story }) =>
      markup`<li><p class="latte-help__stage">${story.name}: ${sayStage(visit, story.stage, story.way, "title")}</p><p class="latte-help__hint">${t("orders.ordered", { day: sayDay(visit, story.orderedAt) })}</p><a href="${addressIn(visit, "tracking", { order: story.id })}" data-latte>${t("orders.show", { order: story.name })}</a></li>`,
  );
  const body = markup`${headingOf(t("orders.title"))}${rows.length ? markup`<ul class="latte-help__orders">${rows}</ul>` : markup`<p>${t("orders.none")}</p>`}${next !== null && markup`<p><a href="${addressIn(visit, "tracking", { before: next })}" data-latte>${t("orders.older")}</a></p>`}<p class="latte-help__ways"><a href="${addressIn(visit, "tracking", { guest: "1" })}" data-latte>${t("orders.guest")}</a></p>`;
  return { state: "orders", body };
}

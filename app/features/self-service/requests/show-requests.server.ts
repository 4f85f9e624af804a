import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { safeLink } from "#app/features/orders/tracking.ts";
import { formatMoney, moneyFromJson } from "#app/features/shared/money.ts";
import { buttonOf, formOf } from "../form-parts.server.ts";
import type { Trust } from "../shopper-pass.server.ts";
import type { TrackedOrder } from "../tracking/find-order.server.ts";
import { sayMoment, sayStage } from "../tracking/tracking-words.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { said } from "./may-request.ts";
import { problemKinds, requestKinds, type RequestKind } from "./request-kind.ts";
import { isOpenRequest, requestStateOf, type AnsweringAct, type AskedRequest } from "./request-state.ts";
import { wordsOf } from "./request-words.server.ts";

/** How what was asked for stands: the newest first. */
export function showAsked(visit: ShopperVisit, { asked }: TrackedOrder, trust: Trust): Markup | null {
  if (!asked.length) return null;
  const t = wordsOf(visit);
  const rows = asked.map(
    (one) =>
      markup`<li><p><strong>${t(`name.${nameOf(one)}`)}</strong>: ${sayState(visit, one, trust)}</p><p class="latte-help__hint">${t("asked", { when: sayMoment(visit, one.createdAt), number: one.ticketNumber })}</p>${sayMore(visit, one, trust)}</li>`,
  );
  return markup`<section class="latte-help__part"><h3>${t("askedTitle")}</h3><ul class="latte-help__asked">${rows}</ul></section>`;
}

const nameOf = ({ kind, parcel }: AskedRequest) =>
  kind === "late" && parcel === "" ? "question" : kind === "missing" && parcel !== null ? "notHere" : kind;

function sayState(visit: ShopperVisit, request: AskedRequest, trust: Trust): string {
  const t = wordsOf(visit);
  const state = requestStateOf(request);
  if (state.is === "doing") return t(`doing.${request.kind === "cancel" ? "cancel" : "other"}`);
  if (state.is !== "done") return t(`state.${state.is}`);
  return sayDone(visit, state.act, trust);
}

/** What was done, in one sentence; amounts only to whom the order is shown to be theirs. */
function sayDone(visit: ShopperVisit, act: AnsweringAct, trust: Trust): string {
  const t = wordsOf(visit);
  const money = moneyFromJson(act.amount);
  const amount = trust === "confirmed" && money.minor > 0n ? formatMoney(money, visit.locale) : null;
  const back = act.moneyState === "confirmed" ? "back" : act.moneyState === "sent" ? "onItsWay" : null;
  const moved = back && (amount ? t(`money.${back}`, { amount }) : t(`money.${back}Plain`));
  switch (act.kind) {
    case "cancellation":
      return [t("done.cancellation"), moved].filter(Boolean).join(" ");
    case "refund":
      return moved ?? t("done.other");
    case "replacement":
      return sayReplacement(visit, act);
    case "address":
      return t("done.address");
    case "return":
    case "exchange":
      return t(`done.${act.kind}`);
    case "credit":
      return amount ? t("done.credit", { amount }) : t("done.other");
    default:
      return t("done.other");
  }
}

/** That it is sent again, and from there on where it is. */
function sayReplacement(visit: ShopperVisit, { madeOrder: order, made }: AnsweringAct): string {
  const t = wordsOf(visit);
  if (!order) return t("done.replacementPlain");
  if (!made || made.stage === "received") return t("done.replacement", { order });
  return t("done.replacementIs", { order, stage: sayStage(visit, made.stage, made.way, "title") });
}

/** How goods go back: only to whom the order is shown to be theirs. */
function sayMore(visit: ShopperVisit, request: AskedRequest, trust: Trust): Markup | null {
  const t = wordsOf(visit);
  const state = requestStateOf(request);
  if (state.is !== "done" || trust !== "confirmed") return null;
  const { kind, instructions, label } = state.act;
  if (kind !== "return" && kind !== "exchange") return null;
  const link = label && safeLink(label);
  return markup`${[
    instructions ? markup`<p class="latte-help__lines">${instructions}</p>` : markup`<p>${t("done.byMail")}</p>`,
    link && markup`<p><a href="${link}" target="_blank" rel="noopener noreferrer">${t("done.label")}</a></p>`,
  ]}`;
}

/** What can be asked for from this order, and why something is not that one would look for. */
export function showOffers(visit: ShopperVisit, tracked: TrackedOrder, pass: string): Markup | null {
  const t = wordsOf(visit);
  const { asked, offers } = tracked;
  const isOpen = (kind: RequestKind) => asked.some((one) => one.kind === kind && (kind === "late" || one.parcel === null) && isOpenRequest(one)); // prettier-ignore
  const mayAsk = (kind: RequestKind) => offers[kind].offered && !isOpen(kind);
  const button = (kind: RequestKind) =>
    formOf(visit, "request", { pass, kind }, buttonOf(t(`offer.${kind}`), "second"));
  const wanted = requestKinds.filter((kind) => !problemKinds.includes(kind) && mayAsk(kind));
  const wrong = problemKinds.filter(mayAsk);
  const reasons = requestKinds.flatMap((kind) => {
    const offer = offers[kind];
    if (offer.offered || !said.has(offer.why)) return [];
    const why = offer.why as "sent" | "not_arrived" | "too_late";
    // One sentence for what comes back together.
    if (kind !== "cancel" && kind !== "return" && kind !== "address") return [];
    if (kind === "address" && why === "sent") return [];
    return markup`<li class="latte-help__hint">${t(`whyNot.${kind}.${why}`, { days: offer.days ?? 0 })}</li>`;
  });
  if (!wanted.length && !wrong.length && !reasons.length) return null;
  return markup`<section class="latte-help__part"><h3>${t("offerTitle")}</h3>${[
    wanted.length > 0 && markup`<div class="latte-help__offers">${wanted.map(button)}</div>`,
    wrong.length > 0 &&
      markup`<details class="latte-help__more"><summary>${t("offerProblem")}</summary><div class="latte-help__offers">${wrong.map(button)}</div></details>`,
    reasons.length > 0 && markup`<ul class="latte-help__items">${reasons}</ul>`,
  ]}</section>`;
}

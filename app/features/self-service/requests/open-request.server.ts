import { markup } from "#app/platform/shopify/theme-markup.ts";
import { noticeOf, buttonOf, fieldOf, formOf, headingOf } from "../form-parts.server.ts";
import { noteStep } from "../report/note-step.server.ts";
import type { ShopperPage } from "../shopper-page.ts";
import { makePass, type Trust } from "../shopper-pass.server.ts";
import type { TrackedOrder } from "../tracking/find-order.server.ts";
import { sayNotice, showOrder, type OrderNotice } from "../tracking/tracking-order.server.ts";
import { writeLink } from "../tracking/write-link.server.ts";
import { wordsOf as trackingWordsOf } from "../tracking/tracking-words.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { findChoices } from "./find-choices.server.ts";
import { showRequestForm } from "./request-form.server.ts";
import { addressFields } from "./request-input.ts";
import type { RequestKind } from "./request-kind.ts";
import { isOpenRequest } from "./request-state.ts";
import { askerOf, wayFor } from "./request-trust.ts";
import { wordsOf } from "./request-words.server.ts";

/**
 * The form of a request, or what stands in its way: it is not offered (any more), was asked for already, or first the code
 * is needed that is mailed to the address on the order.
 * @param typed what was filled in before the code was asked for
 */
export async function openRequest(
  visit: ShopperVisit,
  tracked: TrackedOrder,
  trust: Trust,
  kind: RequestKind,
  typed?: (field: string) => string,
): Promise<ShopperPage> {
  const t = wordsOf(visit);
  const offer = tracked.offers[kind];
  const asker = askerOf(trust, visit.customerId, tracked.order);
  const shown = asker === "guest" ? "guest" : "confirmed";
  const back = (state: string, title: string) => showOrder(visit, tracked, shown, { on: "request", state, title });
  const open = tracked.asked.find((one) => one.kind === kind && isOpenRequest(one));
  if (open && (kind === "cancel" || kind === "address" || kind === "late"))
    return back("request_again", t("notice.again"));
  if (!offer.offered) return back("request_gone", t("notice.gone"));
  const way = wayFor(kind, offer.mode, asker);
  if (way === "confirm") return askForCode(visit, tracked, kind, undefined, typed);
  const choices = await findChoices(visit, kind, tracked.order);
  if (!choices) return back("request_gone", t("notice.gone"));
  noteStep(visit, { kind: "request.form", orderId: BigInt(tracked.order.id) });
  const isTyped = typed && Object.keys(carry(tracked, typed)).length > 0;
  return showRequestForm(visit, tracked, { kind, trust: shown, way, choices, ...(isTyped && { typed }) });
}

/** What is typed into the forms for which a code can be asked. */
const carried = ["reason", "note", ...addressFields.map((field) => `address.${field}`)];

const carry = ({ order }: TrackedOrder, typed: (field: string) => string): Record<string, string> => {
  const fields = [...carried, ...order.lines.map(({ id }) => `line.${id}`)];
  return Object.fromEntries(fields.map((field) => [field, typed(field)]).filter(([, value]) => value !== ""));
};

/**
 * Before anything is changed, or an address shown: the code that goes to the address on the order, and nowhere else.
 * @param typed what was filled in already: it goes along
 */
export function askForCode(
  visit: ShopperVisit,
  tracked: TrackedOrder,
  kind: RequestKind,
  notice?: OrderNotice,
  typed?: (field: string) => string,
): ShopperPage {
  const t = wordsOf(visit);
  const code = trackingWordsOf(visit);
  const pass = makePass(visit.desk, { orderId: BigInt(tracked.order.id), trust: "guest" });
  const hidden = { ...(typed && carry(tracked, typed)), pass, for: kind };
  const asked = notice?.on === "code_sent" || notice?.on === "code_wrong";
  const send = formOf(visit, "tracking/code", hidden, buttonOf(code("code.send"), asked ? "second" : "first"));
  const check = formOf(
    visit,
    "tracking/confirm",
    hidden,
    markup`${fieldOf({ name: "code", label: code("code.label"), complete: "one-time-code", mode: "numeric", longest: 12 })}${buttonOf(t("confirm.check"))}`,
  );
  const body = markup`${[
    headingOf(t(`title.${kind}`, { order: tracked.order.name })),
    notice && sayNotice(visit, notice),
    tracked.email === null
      ? markup`${noticeOf(t("notice.noAddress"))}${writeLink(visit, tracked.order.name)}`
      : markup`<p>${t("confirm.why")}</p>`,
    tracked.email !== null && (asked ? [check, send] : send),
    formOf(visit, "request", { pass, kind: "" }, buttonOf(t("back"), "second")),
  ]}`;
  return { state: notice?.on ?? "request_confirm", body };
}

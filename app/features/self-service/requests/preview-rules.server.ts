import { markup } from "#app/platform/shopify/theme-markup.ts";
import { localeFor } from "#app/platform/i18n/locales.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { windowStarts } from "../../policies/policy.ts";
import { styleOf } from "../appearance/appearance.ts";
import { readAppearance } from "../appearance/read-appearance.server.ts";
import type { ShopperPage } from "../shopper-page.ts";
import { describeOrder } from "../tracking/describe-order.ts";
import type { TrackedOrder } from "../tracking/find-order.server.ts";
import { showOrder } from "../tracking/tracking-order.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { mayRequest } from "./may-request.ts";
import { askForCode } from "./open-request.server.ts";
import { choicesOfOrder } from "./parse-request.ts";
import { parseRules, type RulesWrong } from "./parse-rules.ts";
import { showRequestForm } from "./request-form.server.ts";
import { actOfRequest, requestKinds, type RequestKind } from "./request-kind.ts";
import type { RequestBounds } from "./request-rule.ts";
import { requestStateOf, type AskedRequest } from "./request-state.ts";
import { wayFor } from "./request-trust.ts";
import { wordsOf } from "./request-words.server.ts";
import { sampleCustomer, sampleOrder, type SampleAsker, type WantedPreview } from "./sample-order.ts";

/**
 * What a customer would see of an order of nobody's by these rules, saved or not: made by what makes the pages in the theme,
 * in the reader's language. Nothing is done and nothing kept; Shopify is not asked.
 */
export async function previewRules(
  desk: StaffDesk,
  values: object,
  wanted: WantedPreview,
): Promise<Outcome<{ html: string }, RulesWrong>> {
  const parsed = parseRules(desk, values);
  if (!parsed.ok) return parsed;
  const { rules, bounds } = parsed.value;
  const { asker, kind, isSent } = wanted;
  const { appearance } = await readAppearance(desk);
  const visit: ShopperVisit = {
    desk,
    customerId: asker === "customer" ? sampleCustomer : null,
    proxyPath: "/apps/latte",
    locale: localeFor(desk.staff.locale),
    address: "",
    agent: "",
    style: styleOf(appearance),
  };
  const t = wordsOf(visit);
  const now = desk.now();
  const titles = [t("sample.first"), t("sample.second")] as const;
  const order = sampleOrder({ state: wanted.state, currency: desk.shop.currency, titles, now });
  const story = describeOrder(order, null, now);
  const settings = await desk.db.shopSettings.findFirst({
    select: { returnWindowDays: true, returnWindowFrom: true },
  });
  const from = windowStarts.find((one) => one === settings?.returnWindowFrom);
  const days = settings?.returnWindowDays ?? null;
  const basis = {
    order,
    story,
    returnWindow: days !== null && from ? { days, from } : null,
    now,
    zone: desk.shop.timezone,
  };
  const offers = Object.fromEntries(
    requestKinds.map((one) => [one, mayRequest(one, { ...basis, rule: rules[one] })]),
  ) as TrackedOrder["offers"];
  const tracked: TrackedOrder = { order, story, email: order.email, asked: [], offers };
  const page = showStep(visit, tracked, bounds, asker, kind, isSent);
  const whole = markup`<div class="latte-help" lang="${visit.locale}" style="${visit.style}">${page.body}</div>`;
  return succeed({ html: whole.text });
}

function showStep(
  visit: ShopperVisit,
  tracked: TrackedOrder,
  bounds: RequestBounds,
  asker: SampleAsker,
  kind: RequestKind | null,
  isSent: boolean,
): ShopperPage {
  const trust = asker === "guest" ? "guest" : "confirmed";
  const offer = kind && tracked.offers[kind];
  // What the rules do not offer (any more) has no form.
  if (!kind || !offer?.offered) return showOrder(visit, tracked, trust);
  const way = wayFor(kind, offer.mode, asker);
  if (way === "confirm") return askForCode(visit, tracked, kind);
  if (!isSent) return showRequestForm(visit, tracked, { kind, trust, way, choices: choicesOfOrder(tracked.order) });
  const asked = sampleRequest(visit, tracked, kind, way, bounds);
  const { is } = requestStateOf(asked);
  const title = wordsOf(visit)(`notice.${is === "answered" ? "looking" : is}`);
  return showOrder(visit, { ...tracked, asked: [asked] }, trust, { on: "request", state: is, title });
}

/** As it stands right after it was sent: a cancellation takes Shopify a little while. */
function sampleRequest(
  { desk }: ShopperVisit,
  { order }: TrackedOrder,
  kind: RequestKind,
  way: "now" | "ask",
  bounds: RequestBounds,
): AskedRequest {
  const act = way === "now" ? actOfRequest[kind] : undefined;
  const acts = act
    ? [{ id: "1", kind: act, state: kind === "cancel" ? "running" : "succeeded", moneyState: "none", amount: order.total.presentment, instructions: bounds.returnInstructions || null, label: null, madeOrder: act === "replacement" ? "#1002" : null, made: null, problem: null, lineIds: [] }] // prettier-ignore
    : [];
  return { id: "1", kind, createdAt: desk.now().toISOString(), ticketNumber: 1001, ticketStatus: "new", actionId: act ? "1" : null, lineIds: [], parcel: null, acts }; // prettier-ignore
}

import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { addressAct } from "#app/features/acts/address/address-kind.server.ts";
import { readAddress, type TypedAddress } from "#app/features/acts/address/typed-address.ts";
import type { ActPreview } from "#app/features/acts/act-preview.ts";
import type { Checked } from "#app/features/acts/act-problems.ts";
import { previewCancellation } from "#app/features/acts/cancellation/preview-cancellation.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { exchangeAct } from "#app/features/acts/exchange/exchange-kind.server.ts";
import { previewLive } from "#app/features/acts/live-act.server.ts";
import { previewReplacement } from "#app/features/acts/replacement/preview-replacement.server.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import type { ReturnChoice } from "#app/features/acts/return/return-preview.ts";
import type { ShopperDesk } from "#app/features/shared/desk.ts";
import { localeFor } from "#app/platform/i18n/locales.ts";
import { speak } from "#app/platform/i18n/speak.server.ts";
import { lookAtGoods } from "./look-goods.server.ts";
import { lookLive } from "./look-live.server.ts";
import { withTwoNames } from "./parse-request.ts";
import { RequestTags } from "./request-documents.ts";
import type { RequestInput } from "./request-input.ts";
import { actOfRequest, isSentAgain, type RequestKind } from "./request-kind.ts";
import type { RequestRule } from "./request-rule.ts";

export interface RequestToDo {
  id: bigint;
  kind: RequestKind;
  orderId: bigint;
  ticketNumber: number;
  input: RequestInput;
  rule: RequestRule;
  /** What customers are told of a return. */
  instructions: string;
  /** The pictures that came with it, by their files. */
  pictures: readonly bigint[];
}

/**
 * Does at once what the shop's rule allows, by the way that acts of the staff go: previewed live, judged by policies and
 * bounds, written down, begun under the order's lock, and followed. Anything in its way leaves it to people.
 * @returns null: it was begun, and has not failed so far; else why it was not done, as a machine word
 */
export async function doAtOnce(desk: ShopperDesk, request: RequestToDo): Promise<string | null> {
  const act = actOfRequest[request.kind];
  if (!act) return "not_allowed";
  try {
    if (await isExcepted(desk, request)) return "exception";
    const previewed = await preview(desk, request);
    if (!previewed) return "ticket_gone";
    if (!previewed.ok) return previewed.problems[0]?.problem ?? "malformed";
    const { requestKey, amount, over, policy } = previewed.value;
    if (over.some(({ limit }) => limit === "perCustomerYear")) return "sent_before";
    if (over.length) return "over_limit";
    if (policy.needsReason) return "policy";
    // After the preview: what changes from then on is found when it is confirmed.
    const changed = isSentAgain(request.kind)
      ? await lookAtGoods(desk, request)
      : await lookLive(desk, request.kind, request.orderId, request.rule);
    if (changed) return changed;
    const { minor: amountMinor, currency } = amount.presentment;
    const begun = await confirmAction(desk, request.ticketNumber, act, requestKey, { amountMinor, currency });
    if (!begun) return "ticket_gone";
    if (!begun.ok) return begun.problem;
    return begun.value.state === "failed" ? "failed" : null;
  } catch (error) {
    // Thrown before anything was begun: what is sent is written down, whatever comes of it.
    if (!(error instanceof ShopifyUnavailable)) throw error;
    desk.log.warn({ err: error, requestId: request.id.toString() }, "a shopper's request could not be done at once");
    return "not_reached";
  }
}

async function preview(desk: ShopperDesk, request: RequestToDo): Promise<Checked<ActPreview> | null> {
  const { kind, ticketNumber: number, input } = request;
  switch (kind) {
    case "cancel":
      return previewCancellation(desk, number, {
        reason: "CUSTOMER",
        refund: true,
        restock: true,
        notify: true,
        note: input.note,
      });
    case "address": {
      const address = await writeAddress(desk, request);
      return address ? previewLive(addressAct)(desk, number, address) : refuse("order_changed");
    }
    case "return":
    case "exchange": {
      const choice = writeChoice(request);
      if (!choice) return refuse("not_chosen");
      return kind === "return"
        ? previewLive(returnAct)(desk, number, choice)
        : previewLive(exchangeAct)(desk, number, choice);
    }
    case "missing":
    case "damaged":
    case "wrong_item":
    case "quality":
      return previewReplacement(desk, number, {
        lines: input.lines.map(({ lineId, quantity }) => ({ lineId, variantId: null, quantity })),
        // Never another one than on the order.
        address: null,
        evenIfShort: false,
        reason: speak(localeFor(desk.shopper.locale), "requests")(`name.${kind}`),
        note: input.note,
      });
    default:
      return refuse("not_allowed");
  }
}

const refuse = (problem: string): Checked<never> => ({ ok: false, problems: [{ field: "", problem }] });

/** Whether the merchant wants to be asked first because of who bought, or what. One call, and only where tags are named. */
async function isExcepted(desk: ShopperDesk, { orderId, rule }: RequestToDo): Promise<boolean> {
  if (!rule.askTags.length) return false;
  const { data, withheld } = await desk.shopify.read(RequestTags, { id: `gid://shopify/Order/${orderId}` });
  // What is kept from us may be the exception.
  if (!data.order || withheld.length) return true;
  const { nodes, pageInfo } = data.order.lineItems;
  // So may be what is not listed, and what was bought of a product that is not there any more.
  if (pageInfo.hasNextPage || nodes.some(({ product }) => product === null)) return true;
  const plain = (tag: string) => tag.normalize("NFKC").trim().toLowerCase();
  const tags = [...(data.order.customer?.tags ?? []), ...nodes.flatMap(({ product }) => product?.tags ?? [])];
  const found = new Set(tags.map(plain));
  return rule.askTags.some((tag) => found.has(plain(tag)));
}

/** As the names were where they are the same. null: the order goes elsewhere by now. */
async function writeAddress(desk: ShopperDesk, { orderId, input }: RequestToDo): Promise<TypedAddress | null> {
  const wanted = input.address;
  const live = await addressAct.read(desk, `gid://shopify/Order/${orderId}`, null);
  const before = live && readAddress(live.shippingAddress);
  if (!wanted || !before || before.countryCode !== wanted.countryCode) return null;
  const whole = [before.firstName, before.lastName].filter(Boolean).join(" ");
  if (wanted.lastName === whole) return { ...wanted, firstName: before.firstName, lastName: before.lastName };
  return withTwoNames(wanted);
}

/** null: something was said in words, or could not be asked of Shopify; that takes a person. */
function writeChoice({ kind, input, instructions }: RequestToDo): ReturnChoice | null {
  const lines = input.lines.flatMap(({ sentId, quantity, reasonId }) =>
    sentId && reasonId ? [{ sentId, quantity, reasonId }] : [],
  );
  const instead = input.lines.flatMap(({ sentId, instead: wanted }) =>
    sentId && wanted ? [{ sentId, variantId: wanted.variantId }] : [],
  );
  const isWhole = lines.length === input.lines.length && (kind === "return" || instead.length === lines.length);
  if (!lines.length || !isWhole) return null;
  const none = { evenIfShort: false, fee: null, labelUrl: "", trackingNumber: "" };
  return { ...none, lines, instead: kind === "return" ? [] : instead, note: input.note, instructions };
}

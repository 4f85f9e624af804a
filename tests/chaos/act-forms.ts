import type { ActKind } from "#app/features/acts/act-kind.ts";
import { listSentLines } from "#tests/standin/admin/return-quantities.ts";
import type { OrderRecord, ReturnRecord, ShopState } from "#tests/standin/state.ts";
import type { Random } from "#tests/standin/world/random.ts";

type Fields = Record<string, string>;

const damaged = "2";

const beforeSent = {
  ...{ refund: 6, replacement: 3, cancellation: 2, credit: 2, discount: 1, hold: 2, address: 1, note: 1 },
  ...{ edit: 3, invoice: 2, duplicate: 2 },
};
const afterSent = { refund: 3, edit: 1, return: 3, exchange: 3, returnStep: 6 };

/** What somebody wants of an order, by whether it was sent. */
export function pickKind(random: Random, { fulfillments }: OrderRecord): ActKind {
  const weights: Partial<Record<ActKind, number>> = fulfillments.length ? afterSent : beforeSent;
  return random.weigh(Object.keys(weights) as ActKind[], (kind) => weights[kind]!);
}

/** The form as a browser would send it, by what is so at Shopify. What is written is there once. */
export function fillForm(kind: ActKind, order: OrderRecord, state: ShopState, random: Random): Fields {
  // Now and then more than people may give by themselves.
  const amount = ((random.chance(0.5) ? random.int(1_300, 2_800) : random.int(100, 1_200)) / 100).toFixed(2);
  const [mug, tea] = order.lines;
  const other = String(state.products.find(({ variants }) => variants.length > 1)!.variants[1]!.id);
  const isSomeonesTurn = random.chance(0.5);
  switch (kind) {
    case "refund":
      return { amount, currency: order.presentmentCurrency, locale: "en", reason: "Damaged" };
    case "cancellation":
      return { reason: "CUSTOMER", refund: "original", restock: "on", note: "Changed mind" };
    case "replacement":
      return { [`line.${mug!.id}`]: isSomeonesTurn ? "1" : "2", reason: "Damaged" };
    case "credit":
      return { amount, locale: "en" };
    case "discount":
      return { how: "amount", amount, until: "2099-12-31", locale: "en" };
    case "hold":
      // What is still to be sent has this id at the pretend Shopify.
      return { part: `${order.id}1`, how: order.holds?.length ? "release" : "hold", reason: "INCORRECT_ADDRESS" };
    case "address":
      return {
        "address.firstName": "Ana",
        "address.lastName": "Kowalska",
        "address.address1": `ul. Krótka ${random.digits(8)}`,
        "address.city": "Kraków",
        "address.zip": "30-002",
        "address.countryCode": "PL",
      };
    case "note":
      return { note: `Note ${random.digits(8)}`, tags: "" };
    case "edit":
      return { [`line.${tea!.id}`]: String(random.int(0, 3)), restock: "on", ...(isSomeonesTurn && { [`add.${other}`]: "1" }) }; // prettier-ignore
    case "invoice":
      return { [`line.${other}`]: "1", ...takenOff(isSomeonesTurn, amount), ...invoiceTo };
    case "duplicate":
      return { [`line.${mug!.id}`]: "1", [`line.${tea!.id}`]: "1", ...(isSomeonesTurn && { send: "on" }), ...invoiceTo }; // prettier-ignore
    case "return":
      return { ...sendBack(order, random, () => ""), ...wayBack(random) };
    case "exchange":
      return { ...sendBack(order, random, () => other), ...wayBack(random) };
    case "returnStep":
      return fillStep(order, random);
  }
}

const invoiceTo = { email: "ana@example.com", locale: "en" };
const takenOff = (is: boolean, amount: string): Fields => (is ? { how: "amount", amount } : {});

/** In place of the id of a label's file: it is still to be chosen. */
export const chooseLabel = "choose";

/** A label or words, both or neither; the label as an address, as a file, or only its number. */
const wayBack = (random: Random, isLabelled = false): Fields => ({
  ...(random.chance(0.5) || isLabelled
    ? random.pick<Fields>([
        { labelUrl: `https://labels.example.com/${random.digits(8)}.pdf` },
        { labelFile: chooseLabel },
        { trackingNumber: `PL${random.digits(8)}` },
      ])
    : {}),
  instructions: random.chance(0.5) ? "Bring it to any parcel shop." : "",
});

/**
 * One unit of something that was sent.
 * @param instead names the variant that goes out for one; "": none
 */
export function sendBack(order: OrderRecord, random: Random, instead: (own: number | null) => string): Fields {
  const { id, line } = random.pick(order.fulfillments.flatMap((one) => listSentLines(order, one)));
  return {
    [`line.${id}`]: "1",
    [`reason.${id}`]: damaged,
    [`instead.${id}`]: instead(line.variantId),
    evenIfShort: "on",
  };
}

/** The next step of a return, where one waits for any. */
function fillStep({ returns = [] }: OrderRecord, random: Random): Fields {
  // What went out for it may still be owed.
  const owed = returns.filter(({ exchange }) => exchange.some(({ processed }) => processed > 0));
  if (owed.length && random.chance(0.5)) return { return: String(random.pick(owed).id), how: "invoice" };
  const waiting = returns.filter(({ status }) => status === "REQUESTED" || status === "OPEN");
  const one = waiting.length ? random.pick(waiting) : null;
  const isOpen = one?.status === "OPEN";
  const how = random.pick(isOpen ? (["receive", "receive", "label", "close"] as const) : (["approve", "approve", "decline"] as const)); // prettier-ignore
  const way = wayBack(random, how === "label");
  if (!one) return { return: "1", how };
  return { return: String(one.id), how, reason: "OTHER", ...(how === "receive" ? takeIn(one) : way) };
}

/** All that is not back yet, and what goes out for it. */
const takeIn = ({ id, lines, exchange }: ReturnRecord): Fields =>
  Object.fromEntries([
    ...lines.map((line) => [`line.${id}.${line.id}`, String(line.quantity - line.processed)]),
    ...exchange.map((line) => [`out.${id}.${line.id}`, String(line.quantity - line.processed)]),
  ]) as Fields;

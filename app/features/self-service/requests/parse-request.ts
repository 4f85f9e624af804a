import { parseAddress, readAddress, type TypedAddress } from "../../acts/address/typed-address.ts";
import { isSameAddress } from "../../acts/address/same-address.ts";
import type { ReplacementVariant } from "../../acts/replacement/replacement-preview.ts";
import type { Checked, FieldProblem } from "../../acts/act-problems.ts";
import { onlyVariant, titleLine } from "../../acts/line-title.ts";
import type { CountryCode } from "../../acts/address/country-codes.ts";
import type { Order } from "../../orders/order.ts";
import {
  addressFields,
  cancelWhy,
  longestRequestNote,
  type RequestedLine,
  type RequestInput,
} from "./request-input.ts";
import type { RequestKind } from "./request-kind.ts";

/** A line that can be chosen, with how many of it. */
export interface ChoosableLine {
  /** What its fields are called by. */
  id: string;
  lineId: string;
  title: string;
  most: number;
  /** Of goods that can come back. */
  sentId?: string;
  /** What can be had for it. */
  variants?: { id: string; title: string }[];
}

/** What a form of one kind offers. */
export interface RequestChoices {
  lines: ChoosableLine[];
  /** Shopify's reasons for goods that come back; empty: not asked. */
  reasons: { id: string; name: string; isOther: boolean }[];
}

/** The lines of the order itself, for what needs no answer of Shopify. */
export const choicesOfOrder = (order: Order): RequestChoices => ({
  reasons: [],
  lines: order.lines
    .filter(({ currentQuantity }) => currentQuantity > 0)
    .map((line) => ({
      id: line.id,
      lineId: line.id,
      title: titleLine(line).title,
      most: line.currentQuantity,
    })),
});

/** What is sold out is not offered, unless the shop sells it ahead. Of one variant only, the product's name says which. */
export const variantsFor = (
  variants: readonly ReplacementVariant[],
  product: string,
): { id: string; title: string }[] =>
  variants
    .filter(({ stock, isSoldAhead }) => stock === null || stock > 0 || isSoldAhead)
    .map(({ variantId, title }) => ({ id: variantId, title: title === onlyVariant ? product : title }));

/**
 * Reads the form of a request, as strings. Its fields: `line.<id>` (quantity; empty or 0: not this one), `reason.<id>`,
 * `instead.<id>`, `reason`, `note`, `address.<field>`. Only what was offered can be chosen.
 */
export function parseRequest(
  kind: RequestKind,
  text: (field: string) => string,
  order: Order,
  choices: RequestChoices,
): Checked<RequestInput> {
  const problems: FieldProblem[] = [];
  const note = text("note").replace(/\r/g, "");
  if (note.length > longestRequestNote)
    problems.push({ field: "note", problem: "note_too_long", detail: String(longestRequestNote) });
  const input: RequestInput = { lines: [], reason: "", note, address: null };
  if (kind === "cancel") input.reason = cancelWhy.find((one) => one === text("reason")) ?? "";
  else if (kind === "address") input.address = parseNewAddress(text, order, problems);
  else if (kind !== "late") input.lines = parseLines(kind, text, choices, note, problems);
  return problems.length ? { ok: false, problems } : { ok: true, value: input };
}

function parseLines(
  kind: RequestKind,
  text: (field: string) => string,
  { lines, reasons }: RequestChoices,
  note: string,
  problems: FieldProblem[],
): RequestedLine[] {
  const chosen = lines.flatMap((line): RequestedLine[] => {
    const typed = text(`line.${line.id}`);
    if (typed === "" || /^0+$/.test(typed)) return [];
    const quantity = /^\d{1,5}$/.test(typed) ? Number(typed) : NaN;
    if (!(quantity <= line.most)) {
      problems.push({ field: `line.${line.id}`, problem: "quantity", detail: String(line.most) });
      return [];
    }
    const { lineId, title, sentId } = line;
    const one: RequestedLine = { lineId, title, quantity, ...(sentId && { sentId }) };
    if (reasons.length) {
      const reason = reasons.find(({ id }) => id === text(`reason.${line.id}`));
      if (!reason) problems.push({ field: `reason.${line.id}`, problem: "reason_missing" });
      else if (reason.isOther && !note) problems.push({ field: "note", problem: "say_why" });
      else Object.assign(one, { reasonId: reason.id, reason: reason.name });
    }
    if (kind === "exchange") {
      const wanted = text(`instead.${line.id}`);
      const variant = line.variants?.find(({ id }) => id === wanted);
      if (variant) one.instead = { variantId: variant.id, title: variant.title };
      else if (!note) problems.push({ field: "note", problem: "say_what" });
    }
    return [one];
  });
  if (!chosen.length && !problems.length) problems.push({ field: "", problem: "nothing_chosen" });
  return chosen;
}

/** Where an order goes as its snapshot has it: one name, which stands where the last one does. */
export function addressOf({ shippingAddress: at }: Order): TypedAddress | null {
  if (!at) return null;
  const { name, countryCode, ...place } = at;
  return readAddress({ ...place, firstName: null, lastName: name, countryCodeV2: countryCode as CountryCode | null });
}

/** Shopify has two names where we ask for one: they part at the last blank. */
export function withTwoNames(address: TypedAddress): TypedAddress {
  const parts = address.lastName.split(" ");
  return { ...address, firstName: parts.slice(0, -1).join(" "), lastName: parts.at(-1) ?? "" };
}

/** In the same country only: elsewhere shipping, taxes and duties are others. Ours. */
function parseNewAddress(text: (field: string) => string, order: Order, problems: FieldProblem[]): TypedAddress {
  const before = addressOf(order);
  const values = new Map<string, string>(addressFields.map((field) => [`address.${field}`, text(`address.${field}`)]));
  values.set("address.countryCode", before?.countryCode ?? "");
  const address = parseAddress(values, problems);
  if (!problems.length && isSameAddress(before, address)) problems.push({ field: "", problem: "unchanged" });
  return address;
}

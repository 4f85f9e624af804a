import { moneyToJson, parseDecimal, type MoneyJson } from "#app/features/shared/money.ts";
import type { CancellationInput } from "../cancellation/cancellation-record.ts";
import type { TypedAddress } from "../address/typed-address.ts";
import type { DraftSent } from "../draft-order/draft-record.ts";
import type { EditActionInput } from "../edit/edit-record.ts";
import { readInput } from "../read-record.ts";
import type { RefundInput } from "../refund/refund-input.ts";
import type { ProcessInput } from "../return-step/return-step-input.ts";
import type { DraftInput } from "../replacement/replacement-record.ts";

/** What exactly would be done, beside what every act shows: amounts, lines, where the money goes, why. */
export interface RequestFacts {
  /** Of a refund, in the currency the customer paid in; null: none. */
  shipping: MoneyJson | null;
  /** Goods go back into stock; null: the act is not about stock. */
  restock: boolean | null;
  /** Shopify writes to the customer; null: it does not with such acts. */
  notify: boolean | null;
  /** Where it is sent, line by line; null: nothing is. */
  address: string[] | null;
  /** The mail that Shopify sends of it, where its address and words are chosen here; null: it is not. */
  mail: { to: string; message: string } | null;
}

/** Reads it from what would be sent to Shopify: what is approved is what is done. */
export function readRequestFacts(row: { kind: string; input: unknown; currency: string }): RequestFacts {
  const none: RequestFacts = { shipping: null, restock: null, notify: null, address: null, mail: null };
  const sent = readInput(row.input)?.sent;
  if (!sent) return none;
  if (row.kind === "refund") {
    const { refundLineItems, shipping, notify } = sent as RefundInput;
    const amount = shipping?.amount;
    return {
      ...none,
      shipping: typeof amount === "string" ? moneyToJson(parseDecimal(amount, row.currency)) : null,
      restock: (refundLineItems ?? []).some(({ restockType }) => restockType !== "NO_RESTOCK"),
      notify: notify === true,
    };
  }
  if (row.kind === "cancellation") {
    const { restock, notifyCustomer } = sent as CancellationInput;
    return { ...none, restock: restock === true, notify: notifyCustomer === true };
  }
  if (row.kind === "returnStep" && "receive" in (sent as object)) {
    const { returnLineItems, notifyCustomer } = (sent as { receive: { input: ProcessInput } }).receive.input;
    const dispositions = (returnLineItems ?? []).flatMap((line) => line.dispositions ?? []);
    const restock = dispositions.some(({ dispositionType }) => dispositionType === "RESTOCKED");
    return { ...none, restock, notify: notifyCustomer === true };
  }
  if (row.kind === "credit")
    return { ...none, notify: (sent as { creditInput: { notify?: boolean | null } }).creditInput.notify === true };
  if (row.kind === "edit")
    return {
      ...none,
      restock: readInput(row.input)?.needs?.includes("restock") ? true : null,
      notify: (sent as EditActionInput["sent"]).notifyCustomer,
    };
  const isDraft = row.kind === "invoice" || row.kind === "duplicate";
  if (!isDraft && row.kind !== "replacement" && row.kind !== "address") return none;
  const to =
    row.kind === "address"
      ? (sent as { address: TypedAddress }).address
      : (isDraft ? (sent as DraftSent).draft : (sent as DraftInput)).shippingAddress;
  const email = isDraft ? (sent as DraftSent).email : null;
  const mail = email && { to: email.to ?? "", message: email.customMessage ?? "" };
  return { ...none, mail, address: plainAddress(to) };
}

type Place = Partial<Record<keyof TypedAddress, string | null>>;

/** An address as it is sent, line by line, in no country's own order. */
export const plainAddress = (to: Place | null | undefined): string[] =>
  [
    [to?.firstName, to?.lastName],
    [to?.company],
    [to?.address1],
    [to?.address2],
    [to?.zip, to?.city, to?.provinceCode],
    [to?.countryCode],
  ]
    .map((parts) => parts.filter(Boolean).join(" "))
    .filter(Boolean);

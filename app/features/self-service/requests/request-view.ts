import type { ActKind } from "../../acts/act-kind.ts";
import { typedFields } from "../../acts/address/typed-address.ts";
import type { TypedForm } from "../../acts/authority/typed-form.ts";
import { withTwoNames } from "./parse-request.ts";
import type { RequestInput } from "./request-input.ts";
import type { RequestKind } from "./request-kind.ts";
import type { RequestState } from "./request-state.ts";

/** A shopper's request as the staff see it, as JSON. */
export interface RequestView {
  id: string;
  kind: RequestKind;
  at: string;
  /** What was asked about; `isTickets` false: by now the ticket is about another one, and acts from it would be too. */
  order: { id: string; name: string; isTickets: boolean };
  /** They have shown that the order is theirs; false: they knew number and address. */
  isCustomer: boolean;
  state: RequestState["is"];
  lines: { title: string; quantity: number; reason: string | null; instead: string | null }[];
  /** A word of ours. */
  reason: string | null;
  note: string;
  address: string[];
  /** Why it was not done at once although the rule says so: a machine word; null: the rule does not, or it was. */
  held: string | null;
  /**
   * The acts that fit, the likeliest first, with their forms filled in as was asked; none where they would go to another
   * order.
   */
  acts: { kind: ActKind; values: TypedForm; reason: string | null }[];
}

/** Why goods are sent again or paid back, in the words of those forms. */
const reasons: Partial<Record<RequestKind, string>> = {
  missing: "incomplete",
  damaged: "damaged",
  wrong_item: "wrong_item",
  quality: "defective",
  late: "not_received",
};

/** Which acts would do what is asked for, with their forms filled in. */
export function actsFor(kind: RequestKind, input: RequestInput): RequestView["acts"] {
  const { lines, note, address } = input;
  if (kind === "cancel") return [{ kind: "cancellation", values: { reason: "CUSTOMER" }, reason: null }];
  if (kind === "address") {
    const values = address ? typedFields(withTwoNames(address)) : {};
    return [{ kind: "address", values, reason: null }];
  }
  if (kind === "return" || kind === "exchange") {
    const fields = lines.flatMap(({ sentId, quantity, reasonId, instead }): [string, string][] =>
      sentId
        ? [
            [`line.${sentId}`, String(quantity)],
            ...(reasonId ? [[`reason.${sentId}`, reasonId] as [string, string]] : []),
            ...(kind === "exchange" && instead ? [[`instead.${sentId}`, instead.variantId] as [string, string]] : []),
          ]
        : [],
    );
    return [{ kind, values: { ...Object.fromEntries(fields), ...(note && { note }) }, reason: null }];
  }
  const chosen = Object.fromEntries(lines.map(({ lineId, quantity }) => [`line.${lineId}`, String(quantity)]));
  const reason = reasons[kind] ?? null;
  return [
    { kind: "replacement", values: chosen, reason },
    { kind: "refund", values: chosen, reason },
  ];
}

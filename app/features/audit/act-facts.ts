import { plainAddress } from "../acts/authority/request-facts.ts";
import type { TypedAddress } from "../acts/address/typed-address.ts";
import type { ActionRow } from "../acts/action-row.ts";
import type { CancellationInput } from "../acts/cancellation/cancellation-record.ts";
import type { NoteChange } from "../acts/note/note-change.ts";
import { readInput } from "../acts/read-record.ts";
import { readVerdict } from "../policies/stored-verdict.ts";
import { moneyFromJson, toDecimal } from "../shared/money.ts";

/** What an act is about, for its line in the audit log. */
export interface ActFacts {
  before: object;
  after: object;
  /** Why, and the note for the team, in the words of who does it; "": none. */
  reason: string;
}

type Told = Pick<ActionRow, "kind" | "input" | "valueMinor" | "amountMinor" | "shopCurrency">;

/** Of what an act's texts name, what the log says too. Nothing personal but the recipient of a mail. */
const toldAbout = ["out", "changes", "percent", "code", "until", "place", "name", "declined", "recipient"] as const;

/**
 * What exactly was confirmed or asked for: things, where money goes, what it is worth, what was before and what is after.
 * An erasure takes the personal ones of these fields: see forget-audit.server.ts.
 */
export function readActFacts({ kind, input, valueMinor, amountMinor, shopCurrency }: Told): ActFacts {
  const stored = readInput(input);
  if (!stored) return { before: {}, after: {}, reason: "" };
  const { shown, sent, isWorthUnknown } = stored;
  const about = shown.about ?? {};
  const change = readChange(kind, stored);
  const isWorth = valueMinor !== null && valueMinor > 0n && amountMinor === 0n;
  const after = {
    ...(shown.variant && { step: shown.variant }),
    ...(shown.lines.length && { items: shown.lines.map(({ title, quantity }) => `${quantity} × ${title}`) }),
    ...Object.fromEntries(toldAbout.flatMap((name) => (about[name] ? [[factName[name] ?? name, about[name]]] : []))),
    ...(about.minor && about.currency && { asked: { minor: about.minor, currency: about.currency } }),
    ...(shown.payments.length && {
      paidTo: shown.payments.map(
        ({ method, amount }) => `${method}: ${toDecimal(moneyFromJson(amount))} ${amount.currency}`,
      ),
    }),
    ...(isWorth && { worth: { minor: valueMinor.toString(), currency: shopCurrency } }),
    ...(isWorthUnknown && { worth: null }),
    ...(kind === "cancellation" && { cause: (sent as CancellationInput).reason }),
    ...change.after,
  };
  const words = [readVerdict(input)?.note, shown.reason, shown.note].filter(Boolean);
  return { before: change.before, after, reason: [...new Set(words)].join("\n") };
}

/** A line's `name` is what it is about. */
const factName: Partial<Record<(typeof toldAbout)[number], string>> = { name: "return" };

/** What one thing becomes. Of an edit its `changes` say it. */
function readChange(
  kind: string,
  { sent, basis }: { sent: unknown; basis: object },
): Pick<ActFacts, "before" | "after"> {
  if (kind === "address") {
    const { before } = basis as { before?: TypedAddress | null };
    const after = plainAddress((sent as { address: TypedAddress }).address).join(", ");
    return { before: { address: before ? plainAddress(before).join(", ") : null }, after: { address: after } };
  }
  if (kind !== "note") return { before: {}, after: {} };
  const { note, added, removed } = sent as NoteChange;
  const isTagged = added.length > 0 || removed.length > 0;
  return {
    before: { ...(note && { note: note.before }), ...(isTagged && { tags: removed }) },
    after: { ...(note && { note: note.after }), ...(isTagged && { tags: added }) },
  };
}

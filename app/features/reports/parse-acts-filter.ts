import { cutString } from "#app/platform/mail/clean-string.ts";
import { isKind } from "../acts/read-record.ts";
import { parseRowId } from "../tickets/row-ids.ts";
import type { ActsFilter } from "./act-report.ts";

const only = ["asked", "decided", "back", "refunds", "alarm", "differs"] as const;
/** Longer than a product with its variant is. */
const longest = 1000;

/** Which acts are to be listed, from an address; what is none is left out. */
export function parseActsFilter(asked: URLSearchParams): ActsFilter {
  const kind = asked.get("kind");
  // As it is stored, to the letter; a NUL the database cannot hold.
  const text = (name: string) => {
    const value = asked.get(name);
    return value === null ? null : cutString(value.replaceAll("\0", ""), longest);
  };
  return {
    kind: isKind(kind) ? kind : null,
    staffId: parseRowId(asked.get("staff")),
    role: text("role"),
    reason: text("reason"),
    product: text("product"),
    item: text("item"),
    only: only.find((one) => one === asked.get("only")) ?? null,
  };
}

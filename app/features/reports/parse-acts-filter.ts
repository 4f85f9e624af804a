import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { isKind } from "../acts/read-record.ts";
import { parseRowId } from "../tickets/row-ids.ts";
import type { ActsFilter } from "./act-report.ts";

const only = ["asked", "decided", "back", "refunds"] as const;
const longest = 300;

/** Which acts are to be listed, from an address; what is none is left out. */
export function parseActsFilter(asked: URLSearchParams): ActsFilter {
  const kind = asked.get("kind");
  const text = (name: string) => {
    const value = asked.get(name);
    return value === null ? null : cleanLine(value, longest);
  };
  return {
    kind: isKind(kind) ? kind : null,
    staffId: parseRowId(asked.get("staff")),
    role: text("role"),
    reason: text("reason"),
    product: text("product"),
    only: only.find((one) => one === asked.get("only")) ?? null,
  };
}

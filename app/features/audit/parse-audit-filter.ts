import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { parseRowId } from "../tickets/row-ids.ts";
import { anyShopper, isAuditGroup, type AuditFilter } from "./audit-view.ts";

/** The filter in an address; what is none is left out. */
export function parseAuditFilter(asked: URLSearchParams): AuditFilter {
  const group = asked.get("kind");
  const dayIn = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(asked.get(name) ?? "") ? asked.get(name) : null);
  return {
    staffId: parseRowId(asked.get("staff")),
    isShopper: asked.get("staff") === anyShopper,
    group: isAuditGroup(group) ? group : null,
    about: cleanLine(asked.get("about") ?? "", 60).replace(/^#+/, "") || null,
    from: dayIn("from"),
    to: dayIn("to"),
  };
}

import { normaliseAddress } from "#app/platform/mail/address.ts";
import { parseRowId } from "../tickets/row-ids.ts";
import type { AccessFilter } from "./access-view.ts";

/** The filter in an address; what is none is left out. */
export const parseAccessFilter = (asked: URLSearchParams): AccessFilter => ({
  staffId: parseRowId(asked.get("staff")),
  day: /^\d{4}-\d\d-\d\d$/.test(asked.get("day") ?? "") ? asked.get("day") : null,
  email: normaliseAddress(asked.get("email") ?? ""),
});

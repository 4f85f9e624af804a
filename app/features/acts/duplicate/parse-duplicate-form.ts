import type { StaffDesk } from "../../shared/desk.ts";
import { parseDraftForm } from "../draft-order/parse-draft-form.ts";

/** Reads the form: see parse-draft-form.ts. Lines are those of the order; whether the invoice is sent is chosen. */
export const parseDuplicateForm = (
  fields: Iterable<readonly [string, unknown]>,
  desk: Pick<StaffDesk, "shop" | "staff">,
) => parseDraftForm(fields, desk, false);

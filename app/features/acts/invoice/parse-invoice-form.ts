import type { StaffDesk } from "../../shared/desk.ts";
import { parseDraftForm } from "../draft-order/parse-draft-form.ts";

/** Reads the form: see parse-draft-form.ts. Lines are variants, and the invoice is always sent. */
export const parseInvoiceForm = (
  fields: Iterable<readonly [string, unknown]>,
  desk: Pick<StaffDesk, "shop" | "staff">,
) => parseDraftForm(fields, desk, true);

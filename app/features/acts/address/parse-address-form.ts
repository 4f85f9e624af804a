import { readFields } from "../act-text-fields.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { parseAddress, type TypedAddress } from "./typed-address.ts";

/** Reads the form, as strings. Its fields: `address.<field>`. */
export function parseAddressForm(fields: Iterable<readonly [string, unknown]>): Checked<TypedAddress> {
  const problems: FieldProblem[] = [];
  const value = parseAddress(readFields(fields), problems);
  return problems.length ? { ok: false, problems } : { ok: true, value };
}

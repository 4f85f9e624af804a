import type { FieldProblem } from "../act-problems.ts";
import { addressFields } from "../address/typed-address.ts";

/**
 * What Shopify says against a draft order, beside the fields of a typed address where it names them; the rest stands
 * above the form, as one.
 */
export function refusedFields(
  errors: readonly { field?: readonly string[] | null; message: string }[],
  isTyped: boolean,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const rest: string[] = [];
  for (const { field, message } of errors) {
    const place = field?.includes("shippingAddress") && isTyped ? field.at(-1) : undefined;
    const name = addressFields.find((one) => one === place);
    if (name) problems.push({ field: `address.${name}`, problem: "refused", detail: message });
    else rest.push(message);
  }
  if (rest.length || !problems.length) problems.push({ field: "", problem: "refused", detail: rest.join("\n") });
  return problems;
}

import { expect, test } from "vitest";
import { refusedFields } from "./refused-fields.ts";

const zip = { field: ["input", "shippingAddress", "zip"], message: "Zip is not valid" };
const other = { field: null, message: "Not today" };

test.each([
  ["beside the field", [zip], true, [["address.zip", "Zip is not valid"]]],
  ["above the form, where the address is the order's", [zip], false, [["", "Zip is not valid"]]],
  [
    "both",
    [zip, other],
    true,
    [
      ["address.zip", "Zip is not valid"],
      ["", "Not today"],
    ],
  ],
  ["without a word", [], true, [["", ""]]],
] as const)("Shopify's refusal stands %s", (_, errors, isTyped, said) => {
  expect(refusedFields(errors, isTyped).map(({ field, detail }) => [field, detail])).toEqual(said);
});

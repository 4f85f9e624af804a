import { expect, test } from "vitest";
import { mostRecipients, nobody, parseDraftRecipients, parseRecipients } from "./recipients.ts";

const own = ["support@shop.test"];
const parse = (more: object) => parseRecipients({ to: [], cc: [], bcc: [], ...more }, own);

test.each([
  [{ cc: [" Ana@Example.com ", "ana@example.com"] }, { cc: ["ana@example.com"] }],
  [
    { to: ["a@x.test"], cc: ["a@x.test", "b@x.test"], bcc: ["b@x.test"] },
    { to: ["a@x.test"], cc: ["b@x.test"], bcc: [] },
  ],
])("%j is cleaned", (typed, recipients) => expect(parse(typed)).toMatchObject({ recipients }));

test.each([
  [{ cc: ["ana"] }, "bad_recipient", "cc"],
  [{ bcc: ["a@x.test\r\nBcc: evil@x.test"] }, "bad_recipient", "bcc"],
  [{ to: ["a@x.test, b@x.test"] }, "bad_recipient", "to"],
  [{ to: [`${"a".repeat(400)}@x.test`] }, "bad_recipient", "to"],
  [{ cc: ["support+abc@shop.test"] }, "own_recipient", "cc"],
  [{ cc: Array.from({ length: mostRecipients + 1 }, (_, n) => `p${n}@x.test`) }, "too_many_recipients", "cc"],
])("%j is refused", (typed, problem, field) => expect(parse(typed)).toMatchObject({ problem, field }));

test("anything else in a draft counts as nobody", () => {
  for (const text of ["", "null", "[]", '{"cc":"x"}', '{"cc":[1]}', "{"])
    expect(parseDraftRecipients(text)).toEqual(nobody);
  expect(parseDraftRecipients('{"cc":["half"],"messageId":"7"}')).toEqual({ ...nobody, cc: ["half"], messageId: "7" });
});

import { expect, test } from "vitest";
import { keepRules } from "#scripts/used-polaris-styles.ts";

const keep = (css: string) => keepRules(css, (name) => name !== "gone");

test.each([
  ["a rule of a class that nobody has goes", ".gone{color:red}.here{color:red}", ".here{color:red}"],
  ["of several selectors those stay that somebody may have", ".gone,.here .a,.here.gone{top:0}", ".here .a{top:0}"],
  ["what a class must not have decides nothing", ".here:not(.gone){top:0}", ".here:not(.gone){top:0}"],
  ["one of several alternatives may be missing", ":is(.gone, .here){top:0}", ":is(.gone, .here){top:0}"],
  ["a condition without a rule goes", "@media (width>1px){.gone{top:0}}.a{top:0}", ".a{top:0}"],
  ["within a condition as outside", "@media print{.gone{top:0}.a{top:0}}", "@media print{.a{top:0}}"],
  ["movements, names of values and plain statements stay", '@charset "UTF-8";@keyframes x{to{top:0}}:root{--a:1}', ""],
])("%s", (_, css, kept) => {
  expect(keep(css)).toBe(kept || css);
});

import { expect, test } from "vitest";
import { asTheTheme, judgeContrast, lettersOn, styleOf, type Appearance } from "./appearance.ts";
import { contrastOf, parseColour } from "./contrast.ts";

test.each([
  ["#1A2b3C", "#1a2b3c"],
  [" fff ", "#ffffff"],
  ["#12", null],
  ["#12345g", null],
  ["red", null],
  ["#fff;background:url(//evil)", null],
  ["#fff\n}", null],
  ["", null],
])("the colour %j is %j", (typed, colour) => expect(parseColour(typed)).toBe(colour));

test("contrast is WCAG's", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrastOf("#ffffff", "nothing")).toBeNull();
});

test("letters are the better of black and white, and then always good enough", () => {
  for (let red = 0; red < 256; red += 15)
    for (let green = 0; green < 256; green += 15) {
      const accent = `#${[red, green, 90].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
      expect(judgeContrast({ accent, letters: "auto" })!.letters).toBeGreaterThanOrEqual(4.5);
    }
  expect(lettersOn("#ffff00", "auto")).toBe("#000000");
  expect(lettersOn("#ffff00", "white")).toBe("#ffffff");
  expect(judgeContrast({ accent: null, letters: "auto" })).toBeNull();
});

test("the style holds what was chosen and nothing else", () => {
  expect(styleOf(asTheTheme)).toBe("--latte-help:1");
  expect(styleOf({ accent: "#1a2b3c", letters: "auto", radius: 8, buttonWidth: "full", density: "airy" })).toBe(
    "--latte-help:1;--latte-accent:#1a2b3c;--latte-on-accent:#ffffff;--latte-radius:8px;--latte-button-width:100%;--latte-gap:1.5rem;--latte-height:3.25rem",
  );
});

test("what was stored by somebody else becomes no rule", () => {
  const evil = { accent: "#fff;} body{display:none", radius: Infinity, buttonWidth: "x", density: "y", letters: "z" };
  expect(styleOf(evil as unknown as Appearance)).toBe("--latte-help:1;--latte-radius:32px");
});

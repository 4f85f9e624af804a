import { describe, expect, it } from "vitest";
import { drawKeys, findShortcut, nameOfKey, type KeyPress } from "./shortcuts.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe("the name of a key press", () => {
  it.each([
    [press("j"), "j"],
    [press("J"), "j"],
    [press("J", { shiftKey: true }), null],
    [press("?", { shiftKey: true }), "?"],
    [press("#", { shiftKey: true }), "#"],
    [press("k", { ctrlKey: true }), "mod+k"],
    [press("k", { metaKey: true }), "mod+k"],
    [press("ł", { altKey: true, ctrlKey: true }), null],
    [press("й", { code: "KeyQ" }), "q"],
    [press("Escape"), "Escape"],
    [press("Shift"), null],
  ])("%o is %s", (pressed, name) => expect(nameOfKey(pressed)).toBe(name));
});

describe("what a key leads to", () => {
  const all = ["j", "g i", "g h", "i"].map((keys) => ({ keys }));
  it.each([
    [null, "j", "j", null],
    [null, "g", null, "g"],
    ["g", "i", "g i", null],
    [null, "i", "i", null],
    ["g", "j", "j", null],
    ["g", "g", null, "g"],
    [null, "z", null, null],
  ])("after %s, %s", (before, key, run, begun) => {
    const found = findShortcut(all, before, key);
    expect([found.run?.keys ?? null, found.begun]).toEqual([run, begun]);
  });

  it("is what was registered last", () => {
    const [first, last] = [{ keys: "e" }, { keys: "e" }];
    expect(findShortcut([first, last], null, "e").run).toBe(last);
  });
});

it("draws keys as they stand on the keyboard", () => {
  expect(drawKeys("mod+k", false)).toEqual(["Ctrl", "K"]);
  expect(drawKeys("mod+k", true)).toEqual(["⌘", "K"]);
  expect(drawKeys("g i", false)).toEqual(["G", "I"]);
});

import { afterEach, expect } from "vitest";

const heard: string[] = [];
const original = console.error;
console.error = (...words: unknown[]) => {
  heard.push(words.map(String).join(" "));
  original(...words);
};

/** What a test said on `console.error` fails it, unless the test takes it away first. */
export const takeConsoleErrors = (): string[] => heard.splice(0);

afterEach(() => {
  expect(takeConsoleErrors(), "console.error was called").toEqual([]);
});

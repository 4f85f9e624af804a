import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rememberBriefly } from "./remember-briefly.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("all who ask within a second share one look, also while it is under way", async () => {
  const find = vi.fn(async (key: string) => ({ key }));
  const get = rememberBriefly(find);
  const [one, other] = await Promise.all([get("a"), get("a")]);
  expect(other).toBe(one);
  expect(await get("a")).toBe(one);
  expect(await get("b")).toEqual({ key: "b" });
  expect(find).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1_001);
  expect(await get("a")).not.toBe(one);
});

test("what is not there, or could not be looked for, is looked for anew", async () => {
  const answers: (() => unknown)[] = [
    () => null,
    () => {
      throw new Error("away");
    },
    () => "there",
  ];
  const get = rememberBriefly(async () => answers.shift()!());
  expect(await get("a")).toBe(null);
  await expect(get("a")).rejects.toThrow("away");
  expect(await get("a")).toBe("there");
});

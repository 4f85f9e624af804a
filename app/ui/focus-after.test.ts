import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { focusAfter } from "./focus-after.ts";

const body = {};
const element = (isConnected: boolean) => ({ isConnected, focus: vi.fn() }) as unknown as HTMLElement;
beforeEach(() => void vi.stubGlobal("document", { body, activeElement: body }));
afterEach(() => void vi.unstubAllGlobals());

test("the first that is still there is given the focus", () => {
  const [gone, there, other] = [element(false), element(true), element(true)];
  focusAfter([null, gone, there, other]);
  expect(gone.focus).not.toHaveBeenCalled();
  expect(there.focus).toHaveBeenCalledTimes(1);
  expect(other.focus).not.toHaveBeenCalled();
});

test("who went on elsewhere keeps it", () => {
  vi.stubGlobal("document", { body, activeElement: {} });
  const there = element(true);
  focusAfter([there]);
  expect(there.focus).not.toHaveBeenCalled();
});

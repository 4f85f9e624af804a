import { expect, test, vi } from "vitest";
import { readPageTexts, type PageTextsFile } from "./read-page-texts.ts";

const file = { locale: "pl" } as PageTextsFile;

/** A browser's tab; `answers` says for each reading whether it comes. */
function makeTab(answers: boolean[]) {
  const kept = new Map<string, string>();
  const asked: string[] = [];
  const reload = vi.fn();
  const reader = {
    load: (address: string) => {
      asked.push(address);
      return answers.shift() ? Promise.resolve(file) : Promise.reject(new TypeError("Failed to fetch"));
    },
    reload,
    storage: () => ({
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    }),
    pause: async () => {},
  };
  return { reader, asked, reload, read: () => readPageTexts("/texts?v=pl-1", reader) };
}

test("a file that comes is asked for once", async () => {
  const { read, asked, reload } = makeTab([true]);
  expect(await read()).toBe(file);
  expect(asked).toEqual(["/texts?v=pl-1"]);
  expect(reload).not.toHaveBeenCalled();
});

test("one that did not come is asked for under another address: this one stays failed", async () => {
  const { read, asked, reload } = makeTab([false, true]);
  expect(await read()).toBe(file);
  expect(asked[1]).toMatch(/^\/texts\?v=pl-1&again=\d+$/);
  expect(reload).not.toHaveBeenCalled();
});

test("then the page is loaded anew, once; and once again after it has worked meanwhile", async () => {
  const { read, reload } = makeTab([false, false, false, false, true, false, false]);
  expect(await read()).toBe("reloading");
  expect(await read()).toBe("failed");
  expect(reload).toHaveBeenCalledTimes(1);
  expect(await read()).toBe(file);
  expect(await read()).toBe("reloading");
  expect(reload).toHaveBeenCalledTimes(2);
});

test("where the browser keeps nothing, nothing is loaded anew", async () => {
  const storage = () => {
    throw new DOMException("denied", "SecurityError");
  };
  const failing = makeTab([false, false]);
  expect(await readPageTexts("/texts?v=pl-1", { ...failing.reader, storage })).toBe("failed");
  expect(failing.reload).not.toHaveBeenCalled();
  expect(await readPageTexts("/texts?v=pl-1", { ...makeTab([true]).reader, storage })).toBe(file);
});

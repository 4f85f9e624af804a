import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callHook } from "#tests/setup/call-hook.ts";
import { letPromisesRun } from "#tests/setup/let-promises-run.ts";
import { composedFile, type ComposedFile } from "./composed-file.ts";
import { useDraftFiles } from "./use-draft-files.ts";

/** What the server was asked for: where, and with what. */
let asked: string[];
/** Lets the server answer the first request that waits. */
let answer: (body: unknown) => void;

beforeEach(() => {
  asked = [];
  const waiting: ((response: Response) => void)[] = [];
  // Read at once: the body of a real one is a stream.
  answer = (body) => waiting.shift()!(Object.assign(new Response(), { json: async () => body }));
  vi.stubGlobal("window", { shopify: { idToken: async () => "token" } });
  vi.stubGlobal("fetch", (to: string, { body }: { body: URLSearchParams }) => {
    asked.push(`${to} ${body}`);
    return new Promise<Response>((resolve) => waiting.push(resolve));
  });
  vi.stubGlobal("XMLHttpRequest", function () {
    throw new Error("a file was sent");
  });
});
afterEach(() => vi.unstubAllGlobals());

const use = () => callHook(() => useDraftFiles("/app/tickets/7/files", "reply", []));
/** The file as it stands there while it is on its way, by the key that it was given. */
function onItsWay(begin: () => void): ComposedFile {
  const key = crypto.randomUUID();
  const keys = vi.spyOn(crypto, "randomUUID").mockReturnValueOnce(key);
  begin();
  keys.mockRestore();
  return {
    ...composedFile({ id: null, fileName: "label.pdf", sizeBytes: 0, contentType: "" }, key),
    percent: 0,
  };
}
const label = { ok: true, value: { id: "31", kind: "reply", fileName: "label.pdf", sizeBytes: 9, contentType: "" } };

test("a label that is taken away while it is brought is taken away at the server too", async () => {
  const files = use();
  const file = onItsWay(() => files.addLabel("5", "label.pdf"));
  files.remove(file);
  expect(asked).toEqual(["/app/tickets/7/label act=5"]);
  answer(label);
  await expect.poll(() => asked.at(-1)).toBe("/app/tickets/7/files remove=31");
});

test("one that is not taken away stays there", async () => {
  const files = use();
  onItsWay(() => files.addLabel("5", "label.pdf"));
  answer(label);
  await letPromisesRun();
  expect(asked).toEqual(["/app/tickets/7/label act=5"]);
});

test("a file that is taken away before it leaves is not sent", async () => {
  const sent = vi.spyOn(globalThis, "XMLHttpRequest" as never);
  const files = use();
  const file = onItsWay(() => files.add([new File(["a"], "a.pdf")]));
  files.remove(file);
  await letPromisesRun();
  expect(sent).not.toHaveBeenCalled();
});

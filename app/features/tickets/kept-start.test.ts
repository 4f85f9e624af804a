import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepStart, readKeptStart } from "./kept-start.ts";

const typed = {
  email: "ana@example.com",
  subject: "S",
  body: "B",
  cc: [],
  bcc: [],
  mailboxId: "3",
  orderId: null,
  startKey: "key-00001",
  files: [{ id: "9", kind: "reply" as const, fileName: "a.png", sizeBytes: 3, contentType: "image/png" }],
  clientKey: "key-00001",
};
const mailboxes = [{ id: "1" }, { id: "3" }];
const place = { staffId: "7", about: "5001" };

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("shopify", { config: { shop: "a.myshopify.com" } });
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("what was typed is found again by the same person, about the same thing, until it is dropped", () => {
  keepStart(place, typed);
  expect(readKeptStart(place, mailboxes)).toEqual(typed);
  expect(readKeptStart({ ...place, staffId: "8" }, mailboxes)).toBeNull();
  expect(readKeptStart({ ...place, about: "5002" }, mailboxes)).toBeNull();
  keepStart(place, null);
  expect(readKeptStart(place, mailboxes)).toBeNull();
});

test.each([
  [[{ id: "1" }], "1"],
  [[], ""],
])("with the mailboxes %j one that is gone gives way to %j", (offered, mailboxId) => {
  keepStart(place, typed);
  expect(readKeptStart(place, offered)).toEqual({ ...typed, mailboxId });
});

test("what a version without files kept is a form without files", () => {
  const { startKey: _key, files: _files, ...before } = typed;
  keepStart(place, before as typeof typed);
  expect(readKeptStart(place, mailboxes)).toEqual({
    ...before,
    startKey: expect.stringMatching(/^[\da-f-]{36}$/),
    files: [],
  });
});

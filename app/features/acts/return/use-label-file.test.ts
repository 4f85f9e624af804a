import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callHook } from "#tests/setup/call-hook.ts";
import { letPromisesRun } from "#tests/setup/let-promises-run.ts";
import { arriving, type Act, type ActPreview } from "../use-act.tsx";
import { useLabelFile } from "./use-label-file.ts";

/** A request that a file left with. */
class Sent {
  upload = {};
  status = 200;
  responseText = "";
  name = "";
  onload = () => {};
  onabort = () => {};
  open(_method: string, url: string) {
    this.name = new URLSearchParams(url.split("?")[1]).get("name")!;
  }
  setRequestHeader() {}
  send() {
    sent.push(this);
  }
  abort() {
    this.onabort();
  }
  answer(id: string) {
    this.responseText = JSON.stringify({ ok: true, value: { id, fileName: this.name, sizeBytes: 9 } });
    this.onload();
  }
}

let sent: Sent[];
/** Those who wait for a token, in turn. */
let tokens: { resolve: (token: string) => void; reject: (error: Error) => void }[];
/** What stands in the form. */
let values: Record<string, string>;

beforeEach(() => {
  [sent, tokens, values] = [[], [], {}];
  const idToken = () => new Promise<string>((resolve, reject) => tokens.push({ resolve, reject }));
  vi.stubGlobal("window", { shopify: { idToken } });
  vi.stubGlobal("XMLHttpRequest", Sent);
});
afterEach(() => vi.unstubAllGlobals());

function use() {
  const set = (name: string, value: string) => void (values[name] = value);
  return callHook(() => useLabelFile({ values, set } as unknown as Act<ActPreview>, 7));
}
const pdf = (name: string) => new File(["%PDF"], name);

test("a label that is chosen is in the form when it has arrived", async () => {
  const { choose } = use();
  choose(pdf("a.pdf"));
  expect(values.labelFile).toBe(arriving);
  tokens[0]!.resolve("token");
  await letPromisesRun();
  sent[0]!.answer("1");
  await letPromisesRun();
  expect(values).toMatchObject({ labelFile: "1", labelName: "a.pdf" });
});

test("one that is taken away before it leaves does not leave, and does not come back", async () => {
  const { choose, remove } = use();
  choose(pdf("a.pdf"));
  remove();
  tokens[0]!.resolve("token");
  await letPromisesRun();
  expect(sent).toEqual([]);
  expect(values.labelFile).toBe("");
});

test("of two the second counts, whenever the first gets its token, and if it never does", async () => {
  const { choose } = use();
  for (const name of ["a.pdf", "b.pdf", "c.pdf"]) choose(pdf(name));
  tokens[2]!.resolve("token");
  await letPromisesRun();
  tokens[0]!.resolve("token");
  tokens[1]!.reject(new Error("no token"));
  await letPromisesRun();
  expect(sent.map(({ name }) => name)).toEqual(["c.pdf"]);
  expect(values.labelFile).toBe(arriving);
  sent[0]!.answer("3");
  await letPromisesRun();
  expect(values).toMatchObject({ labelFile: "3", labelName: "c.pdf" });
});

test("without a token nothing is on its way any more", async () => {
  const { choose } = use();
  choose(pdf("a.pdf"));
  tokens[0]!.reject(new Error("no token"));
  await letPromisesRun();
  expect(values.labelFile).toBe("");
});

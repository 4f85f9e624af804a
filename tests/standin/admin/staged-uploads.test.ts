import { describe, expect, it } from "vitest";
import { copyLabel, makeTarget, takeUpload } from "./staged-uploads.ts";
import { makeSampleState } from "./sample-state.ts";

const now = new Date("2026-11-22T12:00:00Z");
const later = new Date("2026-11-23T12:00:01Z");
const input = { resource: "RETURN_LABEL", filename: "label.pdf", mimeType: "application/pdf", httpMethod: "POST" };
const pdf = "%PDF-1.4 label";

function openTarget() {
  const state = makeSampleState();
  const target = makeTarget(state, now, input);
  const post = (content: string, change: (form: FormData) => void = () => {}, at = now) => {
    const form = new FormData();
    for (const { name, value } of target.parameters) form.append(name, value);
    form.append("file", new Blob([content]), "label.pdf");
    change(form);
    return takeUpload([state], at, form);
  };
  const copy = (at = now) => copyLabel(state, at, "http://shop", target.resourceUrl);
  return { state, post, copy };
}

describe("staged uploads", () => {
  it("takes a file where it was told to, and copies it for a label", async () => {
    const { state, post, copy } = openTarget();
    expect(copy()).toMatchObject({ code: "INVALID" });
    expect(await post(pdf)).toBe(201);
    const address = copy();
    expect(address).toMatch(/^http:\/\/shop\/cdn\/labels\/[\w-]+\.pdf$/);
    expect(state.labels).toMatchObject([{ type: "application/pdf", base64: Buffer.from(pdf).toString("base64") }]);
    expect(copy(later)).toMatchObject({ code: "INVALID" });
    expect(copyLabel(state, now, "http://shop", "https://l.example.com/1")).toBe("https://l.example.com/1");
  });

  it.each<[string, (form: FormData) => void]>([
    ["another key", (form) => form.set("key", "tmp/2/x")],
    ["another type", (form) => form.set("Content-Type", "text/html")],
    ["no signature", (form) => form.delete("x-goog-signature")],
    ["no policy", (form) => form.delete("policy")],
  ])("refuses what was not signed: %s", async (_what, change) => {
    const { state, post } = openTarget();
    expect(await post(pdf, change)).toBe(403);
    expect(state.staged).toBeUndefined();
  });

  it("refuses a file that comes too late, too large, or before a field; a label that is none", async () => {
    const { post, copy } = openTarget();
    expect(await post(pdf, undefined, later)).toBe(403);
    expect(await post("x".repeat(20 * 1024 * 1024 + 1))).toBe(400);
    expect(await post(pdf, (form) => form.append("last", "1"))).toBe(400);
    expect(await post("<html>")).toBe(201);
    expect(copy()).toMatchObject({ message: "Label file is invalid." });
  });

  it("models nothing else", () => {
    const state = makeSampleState();
    expect(() => makeTarget(state, now, { ...input, resource: "FILE" })).toThrow("does not model");
    expect(() => makeTarget(state, now, { ...input, httpMethod: "PUT" })).toThrow("does not model");
  });
});

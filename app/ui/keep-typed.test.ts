import { expect, test } from "vitest";
import { keepTyped } from "./keep-typed.ts";

const fails = (status: number) => () => Promise.reject(new Response(null, { status }));

test("answers pass; a failure becomes an answer; a redirect stays one", async () => {
  expect(await keepTyped(async () => ({ ok: true }))).toEqual({ ok: true });
  expect(await keepTyped(() => Promise.reject(new TypeError("Failed to fetch")))).toEqual({
    ok: false,
    problem: "not_sent",
  });
  expect(await keepTyped(fails(500))).toEqual({ ok: false, problem: "not_sent" });
  expect(await keepTyped(fails(404))).toEqual({ ok: false, problem: "not_found" });
  expect(await keepTyped(fails(403))).toEqual({ ok: false, problem: "role_forbids" });
  await expect(keepTyped(fails(302))).rejects.toMatchObject({ status: 302 });
});

import { expect, it } from "vitest";
import { mayPass } from "./may-pass.ts";

const raw = (state: string) =>
  Object.assign(new Error(`Raw query failed. Code: \`${state}\`. Message: \`…\``), { code: "P2010" });
const prisma = (code: string) => Object.assign(new Error(code), { code });

it.each([
  ["a deadlock", raw("40P01"), true],
  ["a lost connection", raw("08006"), true],
  ["a server that shuts down", raw("57P01"), true],
  ["a full disk", raw("53100"), true],
  ["a pool without connections", prisma("P2024"), true],
  ["a transaction that took too long", prisma("P2028"), true],
  ["something unknown", new Error("?"), true],
  ["a thrown word", "text", true],
  ["a NUL in a text", raw("22021"), false],
  ["the same where Prisma wrote the statement", Object.assign(raw("22021"), { code: "P2039" }), false],
  ["no such column", raw("42703"), false],
  ["a broken constraint", raw("23503"), false],
  ["a value too long", prisma("P2000"), false],
  ["a mistake in the program", new TypeError("undefined is not a function"), false],
])("%s may pass: %#", (_, error, may) => expect(mayPass(error)).toBe(may));

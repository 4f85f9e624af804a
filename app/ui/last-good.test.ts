import { expect, test } from "vitest";
import { LastGood } from "./last-good.ts";

const fails = (status: number) => () => Promise.reject(new Response(null, { status }));
const cut = () => Promise.reject(new TypeError("Failed to fetch"));

test("a lost connection or a fault of the server leaves what was there", async () => {
  const page = new LastGood<string>();
  expect(await page.read("/1", async () => "one")).toBe("one");
  expect(await page.read("/1", cut)).toBe("one");
  expect(await page.read("/1", fails(503))).toBe("one");
  expect(await page.read("/1", async () => "two")).toBe("two");
});

test("another address, a first reading, and what is gone fail", async () => {
  const page = new LastGood<string>();
  await expect(page.read("/1", cut)).rejects.toThrow("Failed to fetch");
  page.remember("/1", "one");
  await expect(page.read("/2", cut)).rejects.toThrow("Failed to fetch");
  await expect(page.read("/1", fails(404))).rejects.toMatchObject({ status: 404 });
});

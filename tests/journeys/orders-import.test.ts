import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop } from "#app/features/shop/start-shop.server.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await startWorld({ orders: 120 });
});
afterAll(() => world.stop());

test("a new shop's orders come in, newest first, and only its own", async () => {
  await world.staffDesk(0);
  const desk = await world.jobDesk(0);
  await startShop(desk);
  await world.workJobs();
  const standing = await desk.db.orderImport.findFirstOrThrow();
  expect(standing).toMatchObject({ state: "done", problem: null });
  const kept = await desk.db.orderSnapshot.count();
  expect(kept).toBe(standing.done);
  expect(kept).toBeGreaterThan(5);
});

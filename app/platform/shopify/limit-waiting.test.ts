import { expect, test } from "vitest";
import type { AdminApi } from "./admin-api.ts";
import { limitWaiting } from "./limit-waiting.ts";

test("once all calls together took so long nothing more is read, and what was begun is still done", async () => {
  let now = 0;
  const answer = { data: {}, withheld: [], cost: null };
  const called: string[] = [];
  const slow = (way: string) => async () => {
    called.push(way);
    now += 6_000;
    return answer as never;
  };
  const api: AdminApi = limitWaiting({ scopes: [], read: slow("read"), act: slow("act") }, 10_000, () => now);
  const document = {} as Parameters<AdminApi["read"]>[0];
  await api.read(document, {});
  // Time that Shopify did not take does not count.
  now += 60_000;
  await api.read(document, {});
  await expect(api.read(document, {})).rejects.toMatchObject({ kind: "throttled", mayHaveActed: false });
  await api.act(document, {});
  expect(called).toEqual(["read", "read", "act"]);
});

import { expect, it } from "vitest";
import { takeTurns } from "./take-turns.ts";

it("lets so many run at once, in order, also after one that failed", async () => {
  const inTurn = takeTurns(2);
  const order: number[] = [];
  let [running, most] = [0, 0];
  const work = async (n: number) => {
    order.push(n);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (n === 1) throw new Error("one");
    return n;
  };
  const ended = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => inTurn(() => work(n))));
  expect(ended.map(({ status }) => status === "fulfilled")).toEqual([true, false, true, true, true]);
  expect([order, most]).toEqual([[0, 1, 2, 3, 4], 2]);
});

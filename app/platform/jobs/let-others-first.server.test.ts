import { expect, test } from "vitest";
import { letOthersFirst } from "./let-others-first.server.ts";

/** Keeps the process busy for so many milliseconds, then lets it breathe for a moment, until it is told to stop. */
function keepBusy(milliseconds: number): () => void {
  let stopped = false;
  const round = (): void => {
    const until = performance.now() + milliseconds;
    while (performance.now() < until);
    if (!stopped) setTimeout(round, 1);
  };
  setTimeout(round, 1);
  return () => void (stopped = true);
}

test("goes on as soon as the process has time, and after a second in any case", async () => {
  const stop = keepBusy(60);
  const begun = performance.now();
  setTimeout(stop, 300);
  await letOthersFirst();
  expect(performance.now() - begun).toBeGreaterThan(250);

  const stopLater = keepBusy(60);
  const again = performance.now();
  await letOthersFirst();
  stopLater();
  expect(performance.now() - again).toBeGreaterThan(950);
});

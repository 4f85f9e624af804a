/** So many rows are held at once. */
export const rowsAtOnce = 500;

const pauseMs = 20;

/** Repeats a step until it does nothing any more, with a pause after each. `step` returns how many rows it did. */
export async function inChunks(step: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let done = await step(); done > 0; done = await step()) {
    total += done;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return total;
}

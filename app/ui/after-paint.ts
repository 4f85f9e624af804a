/** Until then at the latest: a page that nobody sees is not painted. Ours. */
const longestMs = 100;

/**
 * Does `work` when the browser has shown what the page is now: somebody who clicks sees first that they did. Returns how
 * to leave it out, while it has not begun.
 */
export function afterPaint(work: () => void): () => void {
  let timer = setTimeout(run, longestMs);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run);
  });
  function stop(): void {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  }
  function run(): void {
    stop();
    work();
  }
  return stop;
}

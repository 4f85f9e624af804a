/** Until then at the latest: a page that nobody sees is not painted. Ours. */
const longestMs = 100;

const isHidden = () => document.visibilityState === "hidden";

/**
 * Does `work` when the browser has shown what the page is now: somebody who clicks sees first that they did. A hidden page
 * is not painted and its timers may be frozen for good: there it is done at once, also when the page becomes so meanwhile.
 * Returns how to leave it out, while it has not begun.
 */
export function afterPaint(work: () => void): () => void {
  let timer = setTimeout(run, longestMs);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run);
  });
  document.addEventListener("visibilitychange", onVisibility);
  function stop(): void {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    document.removeEventListener("visibilitychange", onVisibility);
  }
  function run(): void {
    stop();
    work();
  }
  function onVisibility(): void {
    if (isHidden()) run();
  }
  onVisibility();
  return stop;
}

import { measureStorefront } from "./measure-storefront.ts";

/**
 * Measures what the theme app extension costs a store: each page with and without the blocks, in turns, in Chromium, on a
 * processor made slower as Lighthouse does for phones, scored by its curves.
 * @returns what was not reached, in words
 */
export async function reportStorefront(rounds: number, say: (line: string) => void): Promise<string[]> {
  const found = await measureStorefront(rounds);
  const row = (cells: (string | number)[]) => cells.map((cell) => String(cell).padStart(12)).join("");
  say(row(["page", "blocks", "score", "FCP ms", "LCP ms", "TBT ms", "CLS", "added bytes", "blocking"]));
  for (const { page, addedBytes, blocking, ...ways } of found)
    for (const way of ["without", "with"] as const) {
      const { score, fcp, lcp, tbt, cls } = ways[way];
      const numbers = [score.toFixed(1), ...[fcp, lcp, tbt].map((ms) => ms.toFixed(0)), cls.toFixed(3)];
      say(row([page, way, ...numbers, ...(way === "with" ? [addedBytes, blocking.length] : [])]));
    }
  const failed = found.flatMap(({ page, blocking, addedBytes, ...ways }) => [
    ...(ways.without.score - ways.with.score > 1 ? [`${page}: more than one point lost`] : []),
    ...(ways.with.cls > ways.without.cls ? [`${page}: something shifts`] : []),
    ...blocking.map((file) => `${page}: ${file} holds up the first picture`),
    ...(page === "home" && addedBytes >= 4_000 ? [`${page}: ${addedBytes} bytes with the button closed`] : []),
  ]);
  for (const line of failed) say(`Not reached: ${line}.`);
  return failed;
}

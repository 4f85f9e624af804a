/** Elements that have no end tag. */
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/**
 * How deep elements are nested, counted in one pass over the tags without building a tree. Counting stops at
 * `max + 1`. Elements that are never closed count as open, so the answer is never too low.
 */
export function measureHtmlDepth(html: string, max: number): number {
  let depth = 0;
  let deepest = 0;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9:-]*)/gi)) {
    const name = (match[2] ?? "").toLowerCase();
    if (VOID.has(name) || IMPLIED_END.has(name)) continue;
    depth = match[1] === "/" ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
    if (deepest > max) return deepest;
  }
  return deepest;
}

/** Elements whose end tag is optional: the parser closes them at the next sibling, so a long list is not deep. */
const IMPLIED_END = new Set("p li dt dd tr td th thead tbody tfoot option colgroup caption".split(" "));

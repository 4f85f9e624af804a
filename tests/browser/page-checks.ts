import { createRequire } from "node:module";
import type axeCore from "axe-core";
import type { Frame } from "playwright-core";

/** Rules of WCAG A and AA that the document breaks, each with the first elements that do. */
export async function findBarriers(frame: Frame): Promise<string[]> {
  await frame.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
  return frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa"], iframes: false });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html, failureSummary }) => `${html} (${failureSummary})`)
          .join(" ")}`,
    );
  });
}

/** What stands out to the right of the screen and cannot be scrolled to within a part that scrolls by design. */
export function findOverflow(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element): boolean => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(up);
        if (overflowX !== "visible" || clipPath !== "none") return true;
      }
      return false;
    };
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element),
    );
    const sideways = [...document.querySelectorAll("[role=log], aside, main, html")].filter(
      (element) => element.scrollWidth > element.clientWidth + 1,
    );
    return [...wide, ...sideways].map((element) => element.outerHTML.slice(0, 160));
  });
}

/** Words of the page that look like keys of texts (`inbox.title`, `refund:preview.to`) or like unfilled places. */
export function findRawKeys(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const labels = [...document.querySelectorAll("[aria-label],[placeholder],[title]")].flatMap((element) =>
      ["aria-label", "placeholder", "title"].map((name) => element.getAttribute(name) ?? ""),
    );
    const said = [document.body.innerText, ...labels].join("\n");
    return (
      said.match(
        /(?<!@)\b(?:common|inbox|ticket|reply|order|refund|palette|search|bulk|keys)[:.][a-z]\w+\S*|\{\{\w+\}\}/g,
      ) ?? []
    );
  });
}

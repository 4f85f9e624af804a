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

/** Text that is cut without a sign of it, and a page that scrolls beside a part of it that scrolls, too. */
export function findCuts(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const describe = (what: string, element: Element) => `${what}: ${element.outerHTML.slice(0, 160)}`;
    const all = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility());
    const cut = all.filter((element) => {
      const { overflowX, textOverflow, clipPath, position } = getComputedStyle(element);
      const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const hides = overflowX === "hidden" || overflowX === "clip";
      return hasWords && hides && textOverflow !== "ellipsis" && clipPath === "none" && position !== "absolute"
        && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1; // prettier-ignore
    });
    const page = document.documentElement;
    const scrolls = all.filter((element) => {
      const { overflowY } = getComputedStyle(element);
      const tall = element.clientHeight > innerHeight / 2 && element.scrollHeight > element.clientHeight + 1;
      return tall && (overflowY === "auto" || overflowY === "scroll");
    });
    const twice = page.scrollHeight > page.clientHeight + 1 ? scrolls : [];
    return [...cut.map((one) => describe("cut", one)), ...twice.map((one) => describe("scrolls twice", one))];
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
        /(?<!@)\b(?:common|inbox|ticket|reply|order|refund|palette|search|bulk|keys|settings|home|mailbox|privacy|access|state|people|start|merge|files|customer|cancellation|replacement|address|credit|discount|hold|return|returnStep|exchange|onboarding|acts|policies|requestRules|requests|articles|selfService|contactSettings|reports|audit|team|authority)[:.][a-z]\w+\S*|\{\{\w+\}\}/g,
      ) ?? []
    );
  });
}

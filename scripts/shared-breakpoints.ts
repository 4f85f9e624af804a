import type { Plugin } from "vite";

const file = "/@shopify/polaris/build/esm/utilities/breakpoints.js";
const begin = "function useBreakpoints(options) {";
const next = "/**\n * Converts `breakpoints` tokens";

/** What reads the widths once for the whole page, and draws nobody twice. `hookCallbacks` and the rest are Polaris'. */
const shared = `
const unknown = getDefaultMatches();
let live = null;
function watchWidths(onChange) {
  const hear = () => {
    live = null;
    onChange();
  };
  hookCallbacks.add(hear);
  return () => hookCallbacks.delete(hear);
}
const readWidths = () => (live ??= getLiveMatches());
const guessWidths = () => unknown;
function useBreakpoints() {
  return useSyncExternalStore(watchWidths, readWidths, guessWidths);
}
`;

/**
 * Every icon, button and card of Polaris asks the browser fourteen questions about its width when it is first drawn, and
 * is then drawn once more: a third of the time that a page takes to come alive. With this they share the answers.
 * @throws Error when Polaris has changed what is replaced
 */
export function sharedBreakpoints(): Plugin {
  return {
    name: "shared-breakpoints",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith(file)) return null;
      const [from, to] = [code.indexOf(begin), code.indexOf(next)];
      if (from < 0 || to < from) throw new Error("Polaris' breakpoints are made in another way now");
      return `import { useSyncExternalStore } from "react";\n${code.slice(0, from)}${shared}${code.slice(to)}`;
    },
  };
}

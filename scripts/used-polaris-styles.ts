import fs from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

const styles = "/@shopify/polaris/build/esm/styles.css";

/**
 * Of Polaris' styles, only those of the parts that `folder` uses: they are 440 KB, and a browser reads them before it
 * paints.
 */
export function usedPolarisStyles(folder: string): Plugin {
  return {
    name: "used-polaris-styles",
    enforce: "pre",
    apply: "build",
    transform(code, id) {
      if (!id.split("?")[0]!.endsWith(styles)) return null;
      const polaris = path.dirname(id);
      const classes = classesOf(polaris, ["AppProvider", ...importedFrom(folder)]);
      return keepRules(code, (name) => !name.startsWith("Polaris-") || classes.has(name));
    },
  };
}

/** Every name that some file of the folder imports from Polaris. */
function importedFrom(folder: string): string[] {
  const files = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const imports = /import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"@shopify\/polaris"/g;
  return files.flatMap((file) =>
    [...fs.readFileSync(path.join(folder, file), "utf8").matchAll(imports)].flatMap(([, names]) =>
      names!.split(",").map((name) =>
        name
          .replace(/^\s*type\s/, "")
          .split(" as ")[0]!
          .trim(),
      ),
    ),
  );
}

/** The classes that these parts can have, and those of the parts that they are made of. */
function classesOf(polaris: string, names: string[]): Set<string> {
  const wanted = new Set(names);
  const read = (file: string) => fs.readFileSync(file, "utf8");
  const index = path.join(polaris, "index.js");
  const waiting = [...read(index).matchAll(/export \{([^}]*)\} from '(.*)'/g)]
    .filter(([, exported]) => exported!.split(",").some((one) => wanted.has(one.split(" as ").at(-1)!.trim())))
    .map(([, , file]) => path.join(polaris, file!));
  const seen = new Set<string>();
  const classes = new Set<string>();
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const code = read(file);
    if (file.endsWith(".css.js")) for (const [name] of code.matchAll(/Polaris-[\w-]+/g)) classes.add(name);
    for (const [, from] of code.matchAll(/from '(\.{1,2}\/.*\.js)'/g))
      waiting.push(path.join(path.dirname(file), from!));
  }
  return classes;
}

/** The style sheet without the selectors that name a class which nobody has, and without rules that are empty then. */
export function keepRules(css: string, mayBe: (className: string) => boolean): string {
  const fits = (selector: string) =>
    // What is asked to be absent may well be.
    [...selector.replace(/:not\([^)]*\)/g, "").matchAll(/\.([\w-]+)/g)].every(([, name]) => mayBe(name!)) ||
    /:(is|where|has)\(/.test(selector);
  let kept = "";
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf("{", at);
    if (open < 0) return kept + css.slice(at);
    const semicolon = css.indexOf(";", at);
    if (semicolon >= 0 && semicolon < open) {
      kept += css.slice(at, semicolon + 1);
      at = semicolon + 1;
      continue;
    }
    const close = closeOf(css, open);
    const head = css.slice(at, open).replace(/\/\*[^]*?\*\//g, "");
    const body = css.slice(open + 1, close);
    if (/^\s*@(media|supports|layer|container)/.test(head)) {
      const inner = keepRules(body, mayBe);
      if (inner.trim()) kept += `${head}{${inner}}`;
    } else if (head.trim().startsWith("@")) kept += `${head}{${body}}`;
    else {
      const selectors = splitSelectors(head).filter(fits);
      if (selectors.length) kept += `${selectors.join(",")}{${body}}`;
    }
    at = close + 1;
  }
  return kept;
}

function closeOf(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === "{") depth++;
    else if (css[at] === "}" && --depth === 0) return at;
  }
  throw new Error("a rule of Polaris' styles has no end");
}

/** At the commas that are in no brackets. */
function splitSelectors(head: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const sign of head) {
    if (sign === "(" || sign === "[") depth++;
    if (sign === ")" || sign === "]") depth--;
    if (sign === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

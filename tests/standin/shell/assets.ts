import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Handler } from "../http/exchange.ts";
import { sendText } from "../http/exchange.ts";

const require = createRequire(import.meta.url);
const SCRIPTS: Record<string, string> = {
  "/app-bridge.js": "./bridge/app-bridge.ts",
  "/frame.js": "./frame/frame.ts",
  "/mailbox.js": "../mailbox/page/mailbox-page.ts",
};
const STYLES: Record<string, string> = {
  "/shell.css": "./shell.css",
  "/mailbox.css": "../mailbox/page/mailbox.css",
};
const FONTS: Record<string, string> = {
  "/inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  "/inter-ext.woff2": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
};
const bundles = new Map<string, Promise<string>>();

/** Serves the scripts (bundled once per process) and styles of the shell and the mailbox. */
export const serveAsset: Handler = async ({ res, url }) => {
  const script = SCRIPTS[url.pathname];
  if (script) {
    const bundle = bundles.get(script) ?? bundleScript(script);
    bundles.set(script, bundle);
    sendText(res, 200, "text/javascript; charset=utf-8", await bundle);
    return true;
  }
  const font = FONTS[url.pathname];
  if (font) {
    sendText(res, 200, "font/woff2", await readFile(require.resolve(font)));
    return true;
  }
  const style = STYLES[url.pathname];
  if (!style) return false;
  sendText(res, 200, "text/css; charset=utf-8", await readFile(new URL(style, import.meta.url)));
  return true;
};

/** One classic script from a TypeScript entry. @throws when it does not compile. */
export async function bundleScript(entry: string): Promise<string> {
  const path = fileURLToPath(new URL(entry, import.meta.url));
  const result = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    logLevel: "error",
  });
  return result.outputFiles[0]!.text;
}

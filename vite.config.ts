import { vitePlugin as remix } from "@remix-run/dev";
import { installGlobals } from "@remix-run/node";
import { defineConfig, type Plugin } from "vite";
import { deskChunks } from "./scripts/desk-chunks.ts";
import { sharedBreakpoints } from "./scripts/shared-breakpoints.ts";
import { usedPolarisStyles } from "./scripts/used-polaris-styles.ts";

installGlobals({ nativeFetch: true });

/** Text stays in the font in which it was first painted: one that comes later than the page is used from the next on. */
const steadyFont: Plugin = {
  name: "steady-font",
  enforce: "pre",
  transform: (code, id) =>
    id.includes("@fontsource-variable") && id.endsWith(".css")
      ? code.replaceAll("font-display: swap", "font-display: optional")
      : null,
};

export default defineConfig({
  plugins: [
    steadyFont,
    sharedBreakpoints(),
    usedPolarisStyles("app"),
    deskChunks(),
    remix({
      ignoredRouteFiles: ["**/*.test.ts", "**/*.test.tsx"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: false,
        v3_singleFetch: false,
      },
    }),
  ],
  build: {
    // The letters of most texts come within the styles: a page is not painted before, and no text is laid out twice.
    assetsInlineLimit: (file) => file.endsWith("/inter-latin-wght-normal.woff2"),
    target: "es2022",
    // Modules of a few hundred bytes go along with others: each file is a request.
    rollupOptions: { output: { experimentalMinChunkSize: 15_000 } },
  },
  optimizeDeps: { include: ["@shopify/app-bridge-react", "@shopify/polaris", "@shopify/shopify-app-remix/react"] },
  ssr: { noExternal: ["@shopify/shopify-app-remix", "@shopify/polaris"] },
  server: {
    allowedHosts: true,
    cors: { preflightContinue: true },
    hmr: { protocol: "ws", host: "localhost", port: 64999 },
  },
});

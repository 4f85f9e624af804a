/**
 * Preload for the app's process: adds to the built app a route that authenticates as every page does and answers
 * nothing. It is the yardstick that pages are measured by; the build itself stays as it is.
 *
 * Authentication is reached through the layout's loader, since the build exports routes only. What that loader puts
 * together beside it is a handful of references.
 */
interface Build {
  routes: Record<string, { id: string; parentId?: string; path?: string; module: { loader?: Loader } }>;
}
type Loader = (args: unknown) => Promise<unknown>;

const build = (await import(new URL("../../build/server/index.js", import.meta.url).href)) as Build;
const authenticate = build.routes["routes/app"]?.module.loader;
if (!authenticate) throw new Error("the build has no layout that authenticates");

build.routes["bench.empty"] = {
  id: "bench.empty",
  parentId: "root",
  path: "bench/empty",
  module: {
    loader: async (args) => {
      await authenticate(args);
      return null;
    },
  },
};

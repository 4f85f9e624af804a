/**
 * Preload for the app's process: adds to the built app a route that comes in at the door of shoppers, as everything in the
 * theme does, and answers nothing. It is the yardstick of the tracking pages; the build itself stays as it is.
 *
 * The door is reached through the route of pictures, since the build exports routes only: it opens the door and, for a
 * name that no picture can have, asks for nothing more.
 */
interface Build {
  routes: Record<string, { id: string; parentId?: string; path?: string; module: { loader?: Loader } }>;
}
type Loader = (args: object) => Promise<unknown>;

const build = (await import(new URL("../../../build/server/index.js", import.meta.url).href)) as Build;
const openDoor = build.routes["routes/storefront.help.files.$id"]?.module.loader;
if (!openDoor) throw new Error("the build has no route of pictures in the theme");

build.routes["bench.emptyProxied"] = {
  id: "bench.emptyProxied",
  parentId: "root",
  path: "storefront/bench-empty",
  module: {
    loader: async (args) => {
      const answer = await openDoor({ ...args, params: { id: "none" } }).catch((thrown: unknown) => thrown);
      if (answer instanceof Response && answer.status === 404) return new Response(null);
      throw answer;
    },
  },
};

import type { Plugin, Rollup } from "vite";

/** What every page has around it, and the pages where people spend their day. */
const shell = ["entry.client.tsx", "root.tsx", "routes/app.tsx"];
const pages = ["routes/app.tickets._index.tsx", "routes/app.tickets.$number.tsx"];

/**
 * One file of scripts (and one of styles) for what the desk's pages share, and one for the libraries in it. By itself the
 * bundler makes one for each set of pages that share something: a ticket came in 33 scripts and 11 style sheets, and
 * a browser starts all these requests before it reads the page.
 */
export function deskChunks(): Plugin {
  return {
    name: "desk-chunks",
    apply: "build",
    config: (_config, { isSsrBuild }) =>
      isSsrBuild ? null : { build: { rollupOptions: { output: { manualChunks: makeChunkOf() } } } },
  };
}

function makeChunkOf(): Rollup.GetManualChunk {
  const known = new Map<string, ReadonlySet<string>>();
  /** The pages, and parts loaded later, that cannot do without this module. */
  function entriesOf(id: string, { getModuleInfo }: Rollup.ManualChunkMeta): ReadonlySet<string> {
    const found = known.get(id);
    if (found) return found;
    const entries = new Set<string>();
    const seen = new Set([id]);
    for (const one of seen) {
      const info = getModuleInfo(one);
      if (info?.isEntry || info?.dynamicImporters.length) entries.add(one);
      info?.importers.forEach((importer) => seen.add(importer));
    }
    known.set(id, entries);
    return entries;
  }
  const isOf = (files: string[]) => (entry: string) =>
    files.some((file) => entry.split("?")[0]!.endsWith(`/app/${file}`));
  const isShell = isOf(shell);
  const isPage = isOf(pages);
  return (id, meta) => {
    const entries = [...entriesOf(id, meta)];
    if (!entries.some(isShell) && (entries.length < 2 || !entries.some(isPage))) return null;
    // The entries themselves are known by their names.
    if (meta.getModuleInfo(id)?.isEntry) return null;
    return id.includes("/node_modules/") ? "libraries" : "desk";
  };
}

import { Image } from "@tiptap/extension-image";

const objectUrls = new Map<string, Promise<string | null>>();

/** A picture of ours as the browser may draw it. It asks with the person's own token, so `src` cannot name our address. */
function read(fileId: string): Promise<string | null> {
  const known = objectUrls.get(fileId);
  if (known) return known;
  const asked = fetch(`/app/help/images/${fileId}`).then(
    async (response) => (response.ok ? URL.createObjectURL(await response.blob()) : null),
    () => null,
  );
  objectUrls.set(fileId, asked);
  // What failed may be there the next time.
  void asked.then((url) => url ?? objectUrls.delete(fileId));
  return asked;
}

/** Pictures of an article: ours by their id, those on Shopify's CDN by their address. */
export const ArticleImage = Image.extend<{ gone: string }>({
  addOptions() {
    return { ...this.parent?.(), inline: true, allowBase64: false, HTMLAttributes: {}, gone: "" } as never;
  },
  addAttributes() {
    return {
      src: { default: null },
      alt: { default: "" },
      file: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-file"),
        renderHTML: ({ file }) => (file ? { "data-file": String(file) } : {}),
      },
    };
  },
  parseHTML() {
    return [{ tag: "img[data-file]" }, { tag: 'img[src^="https://cdn.shopify.com/"]' }];
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("img");
      const { file, src, alt } = node.attrs as { file: string | null; src: string | null; alt: string };
      dom.alt = alt || "";
      if (!file) dom.src = src ?? "";
      else {
        dom.dataset.file = file;
        void read(file).then((url) => {
          if (url) dom.src = url;
          else dom.alt = this.options.gone;
        });
      }
      return { dom };
    };
  },
});

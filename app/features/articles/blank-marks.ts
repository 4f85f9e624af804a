import { Extension } from "@tiptap/react";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { Node } from "@tiptap/pm/model";
import { blank } from "./find-blanks.ts";

/** Makes what is still to be filled in stand out while one writes; the text stays as it is. */
export const BlankMarks = Extension.create({
  name: "blankMarks",
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        state: {
          init: (_, { doc }) => mark(doc),
          apply: (change, marks) => (change.docChanged ? mark(change.doc) : marks),
        },
        props: {
          decorations(state) {
            return this.getState(state);
          },
        },
      }),
    ];
  },
});

function mark(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  doc.descendants((node, at) => {
    for (const match of node.text?.matchAll(blank) ?? [])
      found.push(Decoration.inline(at + match.index, at + match.index + match[0].length, { nodeName: "mark" }));
  });
  return DecorationSet.create(doc, found);
}

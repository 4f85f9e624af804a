import { succeed } from "../../shared/outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import type { ActionInput } from "../action-record.ts";
import { askShopify, done, lookAtShopify, refusedWith } from "../ask-shopify.server.ts";
import { askedOnce, lookAgain, whenOverwritten } from "../asked-once.server.ts";
import type { LiveAct } from "../live-act.server.ts";
import { findChange, isMade, isNoteFree, readNoteAndTags, type NoteAndTags, type NoteChange } from "./note-change.ts";
import { NoteOrder, NoteUpdate, type NoteOrderAnswer } from "./note-documents.ts";

export const noteAct: LiveAct<NoteOrderAnswer, NoteAndTags, NoteAndTags, NoteChange> = {
  kind: "note",
  read: async (desk, id) => (await desk.shopify.read(NoteOrder, { id })).data.order,
  start: (_desk, order) => succeed(readNoteAndTags(order)),
  plan(_desk, order, wanted) {
    const change = findChange(readNoteAndTags(order), wanted);
    return change
      ? { ok: true, value: { sent: change, preview: change } }
      : { ok: false, problems: [{ field: "", problem: "unchanged" }] };
  },
};

const changeOf = (row: { input: unknown }): NoteChange => (row.input as ActionInput<NoteChange>).sent;

/** Asked for once: a second request could come after what somebody else wrote, and write over it. */
export const note: ActOnOrder = {
  ...askedOnce,
  lookBefore: lookAgain(noteAct, (order, row) => isNoteFree(readNoteAndTags(order), changeOf(row))),
  ask: (desk, row, isFirst) =>
    askShopify(desk, row, isFirst, async () => {
      const { note: text, added, removed } = changeOf(row);
      const { data } = await desk.shopify.act(NoteUpdate, {
        id: `gid://shopify/Order/${row.orderId}`,
        note: text?.after ?? null,
        added,
        removed,
        withNote: text !== null,
        withAdded: added.length > 0,
        withRemoved: removed.length > 0,
      });
      const parts = [data.orderUpdate, data.tagsAdd, data.tagsRemove].filter((part) => part != null);
      const errors = parts.flatMap(({ userErrors }) => userErrors);
      if (!errors.length) return done();
      // Shopify does each part by itself: what went through stays.
      return parts.some(({ userErrors }) => !userErrors.length) ? done({ lacks: "part" }) : refusedWith(errors);
    }),
  lookFor: (desk, row) =>
    lookAtShopify(async () => {
      const { data, withheld } = await desk.shopify.read(NoteOrder, { id: `gid://shopify/Order/${row.orderId}` });
      if (withheld.length) return { kind: "not_shown" };
      if (!data.order) return { kind: "needs_person", problem: "order_deleted", detail: "" };
      const now = readNoteAndTags(data.order);
      if (isMade(now, changeOf(row))) return done();
      return isNoteFree(now, changeOf(row)) ? { kind: "not_seen", since: [] } : whenOverwritten(desk, row);
    }),
  /** What lacks a part is never as it was to be. */
  async whenDone({ db }, { id }, { lacks }) {
    if (lacks) await db.orderAction.updateMany({ where: { id }, data: { reconciled: true } });
  },
  isIn: (order, row) => isMade(readNoteAndTags(order), changeOf(row)),
};

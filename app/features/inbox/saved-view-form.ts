import { z } from "zod";
import { isRowIdText } from "#app/features/tickets/row-ids.ts";
import { filterFromJson, type InboxFilter } from "./inbox-filter.ts";
import { inboxSorts, type InboxSort } from "./inbox-sort.ts";

/** A person keeps no more views than this, and so does the shop as a whole. Ours. */
export const mostViews = 50;
export const longestViewName = 60;

export interface SavedViewForm {
  name: string;
  isShared: boolean;
  filter: InboxFilter;
  sort: InboxSort;
}

const viewName = z
  .string()
  .transform((name) => name.replace(/[\p{C}\s]+/gu, " ").trim())
  .pipe(z.string().min(1).max(longestViewName));

const shape = z.object({
  name: viewName,
  isShared: z.boolean(),
  filter: z.unknown().transform(filterFromJson),
  sort: z.enum(inboxSorts),
});

/** Reads what a page asks to keep; null when its name is empty or too long, or anything else is amiss. */
export const parseSavedView = (json: unknown): SavedViewForm | null => shape.safeParse(json).data ?? null;

const rowId = z.string().refine(isRowIdText);
const arrangement = z.object({
  views: z.array(z.object({ id: rowId, name: viewName, isShared: z.boolean() })).max(2 * mostViews),
  removed: z.array(rowId).max(2 * mostViews),
});

/** The views that one sees, in the order that is asked for, and those to forget. */
export type ViewArrangement = z.infer<typeof arrangement>;

/** Reads how views are to be arranged; null when a name is empty or too long, or anything else is amiss. */
export const parseArrangement = (json: unknown): ViewArrangement | null => arrangement.safeParse(json).data ?? null;

import { z } from "zod";
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

const shape = z.object({
  name: z
    .string()
    .transform((name) => name.replace(/[\p{C}\s]+/gu, " ").trim())
    .pipe(z.string().min(1).max(longestViewName)),
  isShared: z.boolean(),
  filter: z.unknown().transform(filterFromJson),
  sort: z.enum(inboxSorts),
});

/** Reads what a page asks to keep; null when its name is empty or too long, or anything else is amiss. */
export const parseSavedView = (json: unknown): SavedViewForm | null => shape.safeParse(json).data ?? null;

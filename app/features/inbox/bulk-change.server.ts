import { z } from "zod";
import { isRowIdText } from "#app/features/tickets/row-ids.ts";
import { ticketStatuses } from "#app/features/tickets/ticket-status.ts";

const rowId = z.string().refine(isRowIdText);
const instant = z.iso.datetime().transform((text) => new Date(text).toISOString());

/**
 * What can be done to many tickets at once, and what it needs to know. `assign` to a staff member or (null) to nobody;
 * `spam` is a status too, in one word; `read` marks as read or unread; `snooze` until an instant, until the customer
 * writes (`until` null), or wakes (`snoozed` false).
 */
export const bulkChangeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("assign"), data: z.object({ staffId: rowId.nullable() }) }),
  z.object({ kind: z.literal("tag"), data: z.object({ tagId: rowId }) }),
  z.object({ kind: z.literal("untag"), data: z.object({ tagId: rowId }) }),
  z.object({ kind: z.literal("status"), data: z.object({ status: z.enum(ticketStatuses) }) }),
  z.object({ kind: z.literal("spam"), data: z.object({}) }),
  z.object({ kind: z.literal("priority"), data: z.object({ priority: z.int().min(0).max(3) }) }),
  z.object({ kind: z.literal("read"), data: z.object({ unread: z.boolean() }) }),
  z.object({
    kind: z.literal("snooze"),
    data: z.object({ snoozed: z.boolean(), until: instant.nullable().default(null) }),
  }),
]);
export type BulkChange = z.infer<typeof bulkChangeSchema>;

/** Reads what a page asks for; null when it is none of the changes. */
export const parseBulkChange = (json: unknown): BulkChange | null => bulkChangeSchema.safeParse(json).data ?? null;

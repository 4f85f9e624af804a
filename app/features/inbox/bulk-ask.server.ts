import { z } from "zod";
import { isTicketNumber } from "#app/features/tickets/row-ids.ts";
import { bulkLimit } from "./bulk-action.ts";
import { parseBulkChange, type BulkChange } from "./bulk-change.server.ts";
import { filterFromJson, type InboxFilter } from "./inbox-filter.ts";

/** What a page asks for when it changes many tickets. */
export interface BulkAsk {
  change: BulkChange;
  requestKey: string;
  tickets: { numbers: number[] } | { filter: InboxFilter };
}

const shape = z.object({
  change: z.record(z.string(), z.unknown()),
  requestKey: z.uuid(),
  tickets: z.union([
    z.strictObject({ numbers: z.array(z.number().refine(isTicketNumber)).min(1).max(bulkLimit) }),
    z.strictObject({ filter: z.record(z.string(), z.unknown()).transform(filterFromJson) }),
  ]),
});

/**
 * Reads it as JSON. `readTime` reads the end of a snooze as a form has it: by the shop's clocks, or empty until the
 * customer writes (null); undefined where it is none. `null` when anything is amiss.
 */
export function parseBulkAsk(json: unknown, readTime: (text: string) => string | null | undefined): BulkAsk | null {
  const read = shape.safeParse(json).data;
  if (!read) return null;
  const change = parseBulkChange(withTime(read.change, readTime));
  return change && { ...read, change };
}

function withTime(change: Record<string, unknown>, readTime: (text: string) => string | null | undefined): unknown {
  const data = change.data as { until?: unknown } | undefined;
  if (change.kind !== "snooze" || typeof data?.until !== "string") return change;
  // What is no time is left as it is, and refused.
  const until = readTime(data.until);
  return until === undefined ? change : { ...change, data: { ...data, until } };
}

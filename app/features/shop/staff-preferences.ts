import { z } from "zod";

/** What somebody of the staff chose for themselves. What is missing or no longer known is as it was at first. */
const schema = z.object({
  /** Single keys (`e`, `j`) are shortcuts. */
  singleKeys: z.boolean().catch(true),
  /** The browser shows a notification when a customer writes. */
  notify: z.boolean().catch(false),
  /** A mail comes when a request for approval waits for long. */
  mailApprovals: z.boolean().catch(true),
});
export type StaffPreferences = z.infer<typeof schema>;

/** Reads preferences as they were stored; never throws. */
export const preferencesFromJson = (json: unknown): StaffPreferences =>
  schema.parse(json !== null && typeof json === "object" && !Array.isArray(json) ? json : {});

/** Reads one choice as a form sends it; null when it is none. */
export function parsePreference(name: unknown, value: unknown): Partial<StaffPreferences> | null {
  if (typeof name !== "string" || !Object.hasOwn(schema.shape, name)) return null;
  if (value !== "on" && value !== "off") return null;
  return { [name]: value === "on" };
}

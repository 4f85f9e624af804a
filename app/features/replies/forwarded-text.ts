import { formatMailDate } from "./mail-date.ts";

/** A message as it stands below the words of whoever sends it on: who wrote it, when, about what, and all of it. */
export const writeForwarded = (
  original: { authorName: string; authorEmail: string | null; bodyText: string; createdAt: Date },
  subject: string,
  timezone: string,
): string =>
  [
    "---------- Forwarded message ----------",
    `From: ${original.authorEmail ? `${original.authorName} <${original.authorEmail}>` : original.authorName}`,
    `Date: ${formatMailDate(original.createdAt, timezone)}`,
    `Subject: ${subject}`,
    "",
    original.bodyText,
  ].join("\n");

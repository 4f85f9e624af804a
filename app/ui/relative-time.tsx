import type { ReactNode } from "react";
import { formatDateTime, formatRelative } from "./format-time.ts";
import { usePage } from "./page-context.tsx";

/** "2 hours ago", with the full date and time on hover. */
export function RelativeTime({ at }: { at: string }): ReactNode {
  const { now, locale, zone } = usePage();
  const when = new Date(at);
  // Servers and browsers may know different spaces for the same language: not worth a warning.
  return (
    <time dateTime={at} title={formatDateTime(when, now, locale, zone)} suppressHydrationWarning>
      {formatRelative(when, now, locale, zone)}
    </time>
  );
}

/** "21 Nov, 14:05" in the shop's zone. */
export function DateTime({ at }: { at: string }): ReactNode {
  const { now, locale, zone } = usePage();
  return (
    <time dateTime={at} suppressHydrationWarning>
      {formatDateTime(new Date(at), now, locale, zone)}
    </time>
  );
}

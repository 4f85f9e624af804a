import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Notices } from "#app/features/inbox/notice-view.ts";
import { useLiveEvents } from "#app/ui/live-context.tsx";

/** What the reader was told, kept up to date by live news. Without an answer the last one stays. */
export function useNotices(staffId: string) {
  const [notices, setNotices] = useState<Notices | null>(null);
  const asking = useRef<AbortController | null>(null);

  const read = useCallback(async () => {
    asking.current?.abort();
    const own = (asking.current = new AbortController());
    try {
      const response = await fetch("/app/notices", { signal: own.signal });
      if (response.ok) setNotices((await response.json()) as Notices);
    } catch {
      // Left, or no connection: the next news ask again.
    }
  }, []);
  useEffect(() => () => asking.current?.abort(), []);
  // The first news are that the connection is there.
  useLiveEvents((events) => {
    if (!events || events.some((event) => event.kind === "notice" && event.staffId === staffId)) void read();
  });

  const readNotices = useCallback((upToId: string) => {
    setNotices((now) => now && { unread: 0, notices: now.notices.map((one) => ({ ...one, unread: false })) });
    void fetch("/app/notices", { method: "POST", body: new URLSearchParams({ upToId }), keepalive: true }).catch(() => {
      // They stay unread on the server, and show as such when they are read again.
    });
  }, []);
  return useMemo(() => ({ notices, readNotices }), [notices, readNotices]);
}

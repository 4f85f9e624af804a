import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Notices } from "#app/features/inbox/notice-view.ts";
import { useLiveRead } from "#app/ui/live-context.tsx";

/**
 * What the reader was told, kept up to date by live news while somebody looks at the page. Without an answer the last
 * one stays.
 */
export function useNotices(staffId: string) {
  const [notices, setNotices] = useState<Notices | null>(null);
  const [noticesFailed, setFailed] = useState(false);
  const asking = useRef<AbortController | null>(null);

  const askNotices = useCallback(async () => {
    asking.current?.abort();
    const own = (asking.current = new AbortController());
    setFailed(false);
    try {
      const response = await fetch("/app/notices", { signal: own.signal });
      if (!response.ok) throw new Error(`notices: ${response.status}`);
      setNotices((await response.json()) as Notices);
    } catch {
      if (!own.signal.aborted) setFailed(true);
    }
  }, []);
  useEffect(() => () => asking.current?.abort(), []);
  // The first news are that the connection is there.
  useLiveRead((event) => event.kind === "notice" && event.staffId === staffId, askNotices);

  const readNotices = useCallback((upToId: string) => {
    setNotices((now) => now && { unread: 0, notices: now.notices.map((one) => ({ ...one, unread: false })) });
    void fetch("/app/notices", { method: "POST", body: new URLSearchParams({ upToId }), keepalive: true }).catch(() => {
      // They stay unread on the server, and show as such when they are read again.
    });
  }, []);
  return useMemo(
    () => ({ notices, noticesFailed, askNotices, readNotices }),
    [notices, noticesFailed, askNotices, readNotices],
  );
}

import { useFetcher } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import { joinTimeline } from "./join-timeline.ts";
import type { TicketView, TimelineItem } from "./ticket-view.ts";

interface EarlierPage {
  timeline: TimelineItem[];
  earlierCursor: string | null;
}

/**
 * The timeline as far back as somebody has asked for it. The page is read again whenever something changes and then
 * brings the newest part only: what was on the screen stays there.
 */
export function useTimeline(ticket: TicketView) {
  const fetcher = useFetcher<EarlierPage>();
  const [shown, setShown] = useState<EarlierPage>(ticket);
  const { data } = fetcher;
  useEffect(() => {
    if (!data) return;
    setShown((before) => ({
      timeline: joinTimeline(data.timeline, before.timeline),
      earlierCursor: data.earlierCursor,
    }));
  }, [data]);
  useEffect(() => {
    setShown((before) => ({ ...before, timeline: joinTimeline(before.timeline, ticket.timeline) }));
  }, [ticket.timeline]);
  const items = useMemo(() => joinTimeline(shown.timeline, ticket.timeline), [shown.timeline, ticket.timeline]);
  const cursor = shown.earlierCursor;
  return {
    items,
    earlier: cursor && {
      loading: fetcher.state !== "idle",
      load: () => fetcher.load(`/app/tickets/${ticket.number}/earlier?${new URLSearchParams({ cursor }).toString()}`),
    },
  };
}

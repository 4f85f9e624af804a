import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { Failed } from "#app/ui/or-failed.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { joinTimeline, withoutTakenBack } from "./join-timeline.ts";
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
  const fetcher = useFetcher<EarlierPage | Failed>();
  const [shown, setShown] = useState<EarlierPage>(ticket);
  const [newest, setNewest] = useState(ticket.timeline);
  if (ticket.timeline !== newest) {
    setNewest(ticket.timeline);
    setShown({ ...shown, timeline: joinTimeline(withoutTakenBack(shown.timeline, ticket.timeline), ticket.timeline) });
  }
  useAnswer(fetcher.data, (page) => {
    if ("failed" in page) return;
    setShown((before) => ({
      timeline: joinTimeline(page.timeline, before.timeline),
      earlierCursor: page.earlierCursor,
    }));
  });
  const cursor = shown.earlierCursor;
  return {
    items: shown.timeline,
    earlier: cursor && {
      loading: fetcher.state !== "idle",
      failed: fetcher.state === "idle" && fetcher.data !== undefined && "failed" in fetcher.data,
      load: () => fetcher.load(`/app/tickets/${ticket.number}/earlier?${new URLSearchParams({ cursor }).toString()}`),
    },
  };
}

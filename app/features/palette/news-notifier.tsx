import { useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLiveEvents } from "#app/ui/live-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { newsOfEvent } from "./news-of-event.ts";

/**
 * The browser's own notification when a customer writes, or one is mentioned or given a ticket, and nobody looks at this
 * page. It names the ticket and nothing of what was written: it may be seen by anybody who passes. Several tabs show one.
 */
export function NewsNotifier({ enabled, staffId }: { enabled: boolean; staffId: string }): ReactNode {
  const { t } = useTranslation("palette");
  const navigate = useNavigate();
  useLiveEvents((events) => {
    if (!enabled || !events || document.hasFocus()) return;
    if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
    for (const event of events) {
      const news = newsOfEvent(event, staffId);
      if (!news) continue;
      const { because, number } = news;
      const body = t(`news.${because}.body`);
      const note = new Notification(t(`news.${because}.title`, { number }), { body, tag: `latte-${number}` });
      note.onclick = () => {
        window.focus();
        note.close();
        navigate(`/app/tickets/${number}`);
      };
    }
  });
  return null;
}

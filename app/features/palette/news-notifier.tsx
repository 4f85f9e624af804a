import { useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLiveEvents } from "#app/ui/live-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

/**
 * The browser's own notification when a customer writes and nobody looks at this page. It names the ticket and nothing
 * of what was written: it may be seen by anybody who passes. Several tabs show one.
 */
export function NewsNotifier({ enabled }: { enabled: boolean }): ReactNode {
  const { t } = useTranslation("palette");
  const navigate = useNavigate();
  useLiveEvents((events) => {
    if (!enabled || !events || document.hasFocus()) return;
    if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
    for (const event of events) {
      if (event.kind !== "ticket" || !event.isNews) continue;
      const { number } = event;
      const note = new Notification(t("news.title", { number }), { body: t("news.body"), tag: `latte-${number}` });
      note.onclick = () => {
        window.focus();
        note.close();
        navigate(`/app/tickets/${number}`);
      };
    }
  });
  return null;
}

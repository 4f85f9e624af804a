import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./inbox.module.css";
import { inboxViews, type InboxView } from "#app/features/tickets/ticket-view.ts";

/** Which tickets are listed. Links, so that each view has its own address and works before any script runs. */
export function InboxViews({ current, openCount }: { current: InboxView; openCount: number }): ReactNode {
  const { t } = useTranslation("inbox");
  return (
    <nav aria-label={t("views.label")} className={styles.views}>
      {inboxViews.map((view) => (
        <Link
          key={view}
          to={view === "open" ? "/app/tickets" : `/app/tickets?view=${view}`}
          className={styles.view}
          aria-current={view === current ? "page" : undefined}
        >
          {t(`views.${view}`)}
          {view === "open" ? (
            <span className={styles.count} aria-label={openLabel(openCount)}>
              {openCount >= countLimit ? `${countLimit - 1}+` : openCount}
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  );

  function openLabel(count: number): string {
    return count >= countLimit ? t("countMany", { count: countLimit - 1 }) : t("count", { count });
  }
}

/** Open tickets are counted up to here. */
const countLimit = 1_000;

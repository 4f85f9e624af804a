import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./ticket-page.module.css";

export const ticketPanes = ["conversation", "order", "customer"] as const;
export type TicketPane = (typeof ticketPanes)[number];

/** On a small screen the columns stand behind each other; these say which is in front. Hidden on a wide one. */
export function TicketPanes({
  current,
  onChoose,
}: {
  current: TicketPane;
  onChoose: (pane: TicketPane) => void;
}): ReactNode {
  const { t } = useTranslation("ticket");
  return (
    <nav className={styles.panes} aria-label={t("panes.label")}>
      {ticketPanes.map((pane) => (
        <button
          key={pane}
          type="button"
          className={styles.pane}
          aria-current={pane === current ? "true" : undefined}
          onClick={() => onChoose(pane)}
        >
          {t(`panes.${pane}`)}
        </button>
      ))}
    </nav>
  );
}

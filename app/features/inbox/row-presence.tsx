import type { ReactNode } from "react";
import type { PresentPerson } from "#app/features/tickets/ticket-view.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./inbox.module.css";

/** Who else has the ticket open, over the end of its preview, so that nothing moves. Who types comes first. */
export function RowPresence({ present }: { present: readonly PresentPerson[] }): ReactNode {
  const { t } = useTranslation("inbox");
  const [first, ...others] = present;
  if (!first) return null;
  const { name, typing } = first;
  return (
    <span className={styles.presence} data-typing={typing || undefined}>
      {typing
        ? t("present.typing", { name })
        : others.length
          ? t("present.more", { name, count: others.length })
          : t("present.here", { name })}
    </span>
  );
}

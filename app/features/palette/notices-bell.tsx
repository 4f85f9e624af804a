import { Button } from "@shopify/polaris";
import { NotificationIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./palette.module.css";
import { useShell } from "./shell-context.ts";

/** Opens what one was told, and shows how much of it is new. */
export function NoticesBell(): ReactNode {
  const { t } = useTranslation("palette");
  const { notices, open } = useShell();
  const unread = notices?.unread ?? 0;
  return (
    <span className={styles.bell}>
      <Button
        icon={NotificationIcon}
        accessibilityLabel={unread ? t("notices.bell", { count: unread }) : t("notices.title")}
        onClick={() => open("notices")}
      />
      {unread ? (
        <span className={styles.bellCount} aria-hidden>
          {unread > 9 ? "9+" : unread}
        </span>
      ) : null}
    </span>
  );
}

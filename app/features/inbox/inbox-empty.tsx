import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./inbox.module.css";
import type { InboxView } from "#app/features/tickets/ticket-view.ts";

/** What a view without tickets says: that nothing is wrong, and what makes tickets come here. */
export function InboxEmpty({ view }: { view: InboxView }): ReactNode {
  const { t } = useTranslation("inbox");
  return (
    <div className={styles.empty}>
      <Text as="h2" variant="headingMd">
        {t(`empty.${view}.title`)}
      </Text>
      <Text as="p" tone="subdued">
        {t(`empty.${view}.body`)}
      </Text>
    </div>
  );
}

import { Button, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { writePageAsk, withFilter, type PageAsk } from "./inbox-data.ts";
import { isSameFilter } from "./inbox-filter.ts";
import { builtInViews } from "./inbox-view.ts";
import styles from "./inbox.module.css";

/** What a list without tickets says: that nothing is wrong, what makes tickets come here, or how to see more. */
export function InboxEmpty({ ask }: { ask: PageAsk }): ReactNode {
  const { t } = useTranslation(["inbox", "search"]);
  const { q } = ask;
  const filtered = !isSameFilter(ask.filter, ask.rule.filter);
  const view = builtInViews.find((one) => one === ask.view) ?? "saved";
  const key = filtered ? "filtered" : view;
  return (
    <div className={styles.empty} role="status">
      <Text as="h2" variant="headingMd">
        {q ? t("search:noneTitle", { q }) : t(`empty.${key}.title`)}
      </Text>
      <Text as="p" tone="subdued">
        {q ? t(filtered ? "search:noneFiltered" : "search:noneBody") : t(`empty.${key}.body`)}
      </Text>
      {filtered ? <Button url={writePageAsk(withFilter(ask, ask.rule.filter))}>{t("filter.clearAll")}</Button> : null}
    </div>
  );
}

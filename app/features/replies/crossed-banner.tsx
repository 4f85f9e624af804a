import { Banner, BlockStack, Button, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { MessageView } from "../tickets/ticket-view.ts";
import styles from "./composer.module.css";

/** What came in while somebody wrote, before it is answered past. */
export function CrossedBanner({ messages, onSend }: { messages: MessageView[]; onSend: () => void }): ReactNode {
  const { t } = useTranslation("reply");
  return (
    <Banner tone="warning" title={t("crossed.title")}>
      <BlockStack gap="200" inlineAlign="start">
        {messages.map((message) => (
          <div key={message.id} className={styles.crossed} dir="auto">
            <Text as="span" fontWeight="semibold">
              {message.authorName}
            </Text>
            <p>{message.bodyText.slice(0, 600)}</p>
          </div>
        ))}
        <p>{t("crossed.body")}</p>
        <Button onClick={onSend}>{t("crossed.sendAnyway")}</Button>
      </BlockStack>
    </Banner>
  );
}

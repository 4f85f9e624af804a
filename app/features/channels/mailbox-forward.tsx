import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "#app/features/shop/settings.module.css";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { MailboxView } from "./mailbox-view.ts";

/** Something to be copied exactly; selected as a whole where the clipboard is not ours to write. */
export function CopyText({ text }: { text: string }): ReactNode {
  const { t } = useTranslation("mailbox");
  const shopify = useAppBridge();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => shopify.toast.show(t("forward.copied")),
      () => undefined,
    );
  return (
    <BlockStack gap="100" inlineAlign="start">
      <code className={styles.code}>{text}</code>
      <Button variant="plain" onClick={() => void copy()}>
        {t("forward.copy")}
      </Button>
    </BlockStack>
  );
}

/** Where to forward to, and how the usual providers call it. */
export function MailboxForward({ mailbox: { address, inboundAddress } }: { mailbox: MailboxView }): ReactNode {
  const { t } = useTranslation("mailbox");
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("forward.title")} />
        {inboundAddress ? (
          <>
            <Text as="p" breakWord>
              {t("forward.explain", { address })}
            </Text>
            <CopyText text={inboundAddress} />
            <List>
              <List.Item>{t("forward.gmail")}</List.Item>
              <List.Item>{t("forward.outlook")}</List.Item>
              <List.Item>{t("forward.other")}</List.Item>
            </List>
          </>
        ) : (
          <InlineStack>
            <Text as="p" breakWord>
              {t("forward.direct", { address })}
            </Text>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

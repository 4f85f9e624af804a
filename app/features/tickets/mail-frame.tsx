import { BlockStack, Button, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { MAIL_FRAME_SANDBOX, mailFrameDocument } from "#app/platform/mail/mail-frame.ts";
import { usePage } from "#app/ui/page-context.tsx";
import type { AttachmentView } from "./ticket-view.ts";
import { useInlinePictures } from "./use-inline-pictures.ts";
import styles from "./conversation.module.css";

/** A mail in its own layout, where it can neither run anything nor reach the page around it. */
export function MailFrame(props: {
  html: string;
  hasRemoteContent: boolean;
  authorName: string;
  attachments: readonly AttachmentView[];
}): ReactNode {
  const { t } = useTranslation("ticket");
  const { locale } = usePage();
  const inlineImages = useInlinePictures(props.html, props.attachments);
  const [allowRemote, setAllowRemote] = useState(false);
  return (
    <BlockStack gap="200">
      {props.hasRemoteContent && !allowRemote ? (
        <BlockStack gap="100" inlineAlign="start">
          <Text as="p" variant="bodySm" tone="subdued">
            {t("html.remote")}
          </Text>
          <Button size="slim" onClick={() => setAllowRemote(true)}>
            {t("html.loadRemote")}
          </Button>
        </BlockStack>
      ) : null}
      <iframe
        className={styles.frame}
        title={t("html.frame", { name: props.authorName })}
        sandbox={MAIL_FRAME_SANDBOX}
        referrerPolicy="no-referrer"
        srcDoc={mailFrameDocument(props.html, { allowRemote, showQuoted: true, locale, inlineImages })}
      />
    </BlockStack>
  );
}

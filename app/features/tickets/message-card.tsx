import { Avatar, Badge, Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { memo, useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { needsFrame } from "#app/platform/mail/mail-frame.ts";
import { downloadFile } from "#app/ui/download-file.ts";
import { initialsOf } from "#app/ui/initials.ts";
import { LinkedText } from "#app/ui/linked-text.tsx";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import styles from "./conversation.module.css";
import { DeliveryLine } from "./delivery-line.tsx";
import { MailFrame } from "./mail-frame.tsx";
import { MessageMenu, type MessageMenuProps } from "./message-menu.tsx";
import { MessageRecipients } from "./message-recipients.tsx";
import { MessageAttachments } from "./message-attachments.tsx";
import { SenderBadge } from "./sender-badge.tsx";
import type { MessageView } from "./ticket-view.ts";
import { useWholeMessage } from "./use-whole-message.tsx";

interface Props extends MessageMenuProps {
  myId: string;
  /** The ticket was merged into another: its messages are acted on there. */
  quiet: boolean;
}

/** One message. Kept as it is while only others change: a conversation may have hundreds. */
export const MessageCard = memo(function MessageCard({ message, myId, quiet, onSplit }: Props): ReactNode {
  return (
    <article className={styles.message} data-kind={message.kind} id={`message-${message.id}`}>
      <MessageHead message={message} menu={quiet ? null : <MessageMenu message={message} onSplit={onSplit} />} />
      {message.parseProblem ? <ParseProblem message={message} /> : null}
      <MessageBody message={message} />
      <MessageAttachments of={message.attachments} mayVanish={message.delivery?.state === "queued"} />
      <DeliveryLine message={message} myId={myId} />
    </article>
  );
});

function MessageHead({ message, menu }: { message: MessageView; menu: ReactNode }): ReactNode {
  const { t } = useTranslation(["ticket", "reply"]);
  return (
    <header className={styles.head}>
      <Avatar size="sm" initials={initialsOf(message.authorName)} />
      <InlineStack gap="150" blockAlign="center">
        <Text as="h3" variant="bodyMd" fontWeight="semibold">
          {message.authorName}
        </Text>
        {message.kind === "note" ? <Badge>{t("note")}</Badge> : null}
        {message.kind === "guest" ? <Badge tone="attention">{t("guest")}</Badge> : null}
        {message.kind === "forward" ? <Badge tone="info">{t("reply:forwardedBadge")}</Badge> : null}
        {message.automatic ? <Badge>{t("automatic")}</Badge> : null}
        <SenderBadge trust={message.senderTrust} />
      </InlineStack>
      <span className={styles.when}>
        <RelativeTime at={message.at} />
        {menu}
      </span>
      {message.kind === "guest" && message.authorEmail ? (
        <span className={styles.email}>{message.authorEmail}</span>
      ) : null}
      <MessageRecipients message={message} />
    </header>
  );
}

function MessageBody({ message }: { message: MessageView }): ReactNode {
  const mayFrame = message.htmlOmitted || needsFrame(message.bodyHtml);
  if (mayFrame || message.quotedText || message.bodyCut) return <FoldedBody message={message} mayFrame={mayFrame} />;
  return (
    <div className={styles.body}>
      <BodyText text={message.bodyText} />
    </div>
  );
}

function BodyText({ text }: { text: string }): ReactNode {
  const { t } = useTranslation("ticket");
  return (
    <div className={styles.text} dir="auto">
      {text ? <LinkedText text={text} /> : <span className={styles.quiet}>{t("noText")}</span>}
    </div>
  );
}

/** A body of which more can be shown than stands there at first. */
function FoldedBody({ message, mayFrame }: { message: MessageView; mayFrame: boolean }): ReactNode {
  const { t } = useTranslation(["ticket", "common"]);
  const [view, setView] = useState<"text" | "html">("text");
  const [quoted, setQuoted] = useState(false);
  const whole = useWholeMessage(message);
  const mayQuote = Boolean(message.quotedText) && view === "text";
  const framed = view === "html" && whole.html !== null;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The conversation stands at its end: without this, the top of a long mail would be out of sight.
    if (framed) body.current?.closest("article")?.scrollIntoView({ block: "start" });
  }, [framed]);

  function showHtml(): void {
    if (message.htmlOmitted) whole.load();
    setView("html");
  }

  return (
    <div ref={body} className={styles.body}>
      {framed && whole.html !== null ? (
        <MailFrame
          html={whole.html}
          hasRemoteContent={message.hasRemoteContent}
          authorName={message.authorName}
          attachments={message.attachments}
        />
      ) : (
        <BodyText text={whole.text} />
      )}
      {quoted && message.quotedText ? (
        <blockquote className={styles.quoted} dir="auto">
          {message.quotedText}
        </blockquote>
      ) : null}
      <InlineStack gap="300">
        {message.bodyCut && !whole.complete ? (
          <Button variant="plain" loading={whole.loading} onClick={whole.load}>
            {t("common:action.showMore")}
          </Button>
        ) : null}
        {mayQuote ? (
          <Button variant="plain" ariaExpanded={quoted} onClick={() => setQuoted(!quoted)}>
            {quoted ? t("quoted.hide") : t("quoted.show")}
          </Button>
        ) : null}
        {mayFrame ? (
          <Button
            variant="plain"
            loading={whole.loading}
            onClick={() => (view === "html" ? setView("text") : showHtml())}
          >
            {view === "html" ? t("html.hide") : t("html.show")}
          </Button>
        ) : null}
      </InlineStack>
    </div>
  );
}

function ParseProblem({ message }: { message: MessageView }): ReactNode {
  const { t } = useTranslation(["ticket", "common"]);
  const [failed, setFailed] = useState(false);
  async function download(): Promise<void> {
    setFailed(!(await downloadFile(`/app/messages/${message.id}/original`, `message-${message.id}.eml`)));
  }
  return (
    <Banner tone="warning" title={t("parseProblem.title")}>
      <BlockStack gap="100" inlineAlign="start">
        <p>{t("parseProblem.body")}</p>
        <Button variant="plain" onClick={() => void download()}>
          {t("parseProblem.original")}
        </Button>
        {failed ? <p>{t("common:problem.unexpected")}</p> : null}
      </BlockStack>
    </Banner>
  );
}

import { Link } from "@remix-run/react";
import { BlockStack, Button, Text } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import type { NoticeView } from "#app/features/inbox/notice-view.ts";
import { Overlay } from "#app/ui/overlay.tsx";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { NotifyChoice } from "./notify-choice.tsx";
import { OverlayHead } from "./overlay-head.tsx";
import styles from "./palette.module.css";
import { useShell } from "./shell-context.ts";

/** What one was told: mentions, tickets one was given, news in tickets one follows. Looking at it reads it. */
export default function NoticesPanel({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation("palette");
  const { notices, noticesFailed, askNotices, readNotices } = useShell();
  const isMissing = notices === null;
  const newest = notices?.unread ? notices.notices[0]?.id : undefined;
  const latest = useRef({ newest, readNotices });
  useEffect(() => {
    latest.current = { newest, readNotices };
  });
  // Also where there is no live connection that would have asked for them.
  useEffect(() => {
    if (isMissing) void askNotices();
  }, [isMissing, askNotices]);
  // Read when it closes: until then one sees which ones are new.
  useEffect(
    () => () => {
      const { newest: upToId, readNotices: read } = latest.current;
      if (upToId) read(upToId);
    },
    [],
  );
  return (
    <Overlay label={t("notices.title")} onClose={onClose} place="side">
      <OverlayHead title={t("notices.title")} onClose={onClose} />
      <div className={styles.body}>
        {notices?.notices.length ? (
          <ul className={styles.notices}>
            {notices.notices.map((notice) => (
              <Notice key={notice.id} notice={notice} onOpen={onClose} />
            ))}
          </ul>
        ) : (
          <div className={styles.empty} role="status">
            {isMissing && noticesFailed ? (
              <BlockStack gap="200" inlineAlign="center">
                <Text as="p">{t("notices.failed")}</Text>
                <Button onClick={() => void askNotices()}>{t("retry")}</Button>
              </BlockStack>
            ) : (
              <Text as="p" tone="subdued">
                {notices ? t("notices.none") : t("notices.loading")}
              </Text>
            )}
          </div>
        )}
      </div>
      <footer className={styles.foot}>
        <NotifyChoice />
      </footer>
    </Overlay>
  );
}

/** That nobody decided was nobody's doing. */
const wordOf = ({ kind, byName }: NoticeView) =>
  kind === "approval_decided" && byName === null ? "approval_unanswered" : kind;

function Notice({ notice, onOpen }: { notice: NoticeView; onOpen(): void }): ReactNode {
  const { t } = useTranslation("palette");
  const { t: say } = useTranslation("ticket");
  const who = notice.byName ?? t("notices.customer");
  return (
    <li data-unread={notice.unread || undefined}>
      <Link to={`/app/tickets/${notice.ticketNumber}`} onClick={onOpen}>
        <span className={styles.noticeHead}>
          <strong>
            {notice.others
              ? t("notices.assignedMany", { who, count: notice.others })
              : t(`notices.${wordOf(notice)}`, { who })}
          </strong>
          <RelativeTime at={notice.at} />
        </span>
        <span className={styles.cut}>
          #{notice.ticketNumber} {notice.subject || say("noSubject")}
        </span>
        {notice.preview ? <span className={styles.quiet}>{notice.preview}</span> : null}
      </Link>
    </li>
  );
}

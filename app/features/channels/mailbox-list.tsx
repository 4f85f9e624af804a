import { Link } from "@remix-run/react";
import { Badge, BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "#app/features/shop/settings.module.css";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { MailboxView } from "./mailbox-view.ts";

const tones = { arrived: "success", late: "warning", removed: undefined } as const;

/** How a mailbox stands, in one word and never by colour alone. */
export function MailboxBadge({ mailbox }: { mailbox: MailboxView }): ReactNode {
  const { t } = useTranslation("mailbox");
  const own = mailbox.inboundAddress === null;
  const { state } = mailbox.forwarding;
  const shown = mailbox.removed ? "removed" : own && state === "none" ? "direct" : state;
  return <Badge tone={tones[shown as "late"]}>{t(`state.${shown}`)}</Badge>;
}

/** The shop's mailboxes; each leads to its own page. */
export function MailboxList({ mailboxes }: { mailboxes: MailboxView[] }): ReactNode {
  const { t } = useTranslation("mailbox");
  return (
    <Card>
      <BlockStack gap="200">
        <CardHeading title={t("title")} explain={t("explain")} />
        {mailboxes.length ? (
          <ul className={styles.list}>
            {mailboxes.map((mailbox) => (
              <li key={mailbox.id}>
                <Link className={styles.item} to={`/app/settings/mailboxes/${mailbox.id}`}>
                  <span className={styles.title}>{mailbox.address}</span>
                  <span className={styles.help}>
                    {mailbox.lastMailAt ? (
                      <>
                        {t("lastMail")}: <RelativeTime at={mailbox.lastMailAt} />
                      </>
                    ) : (
                      t("noMail")
                    )}
                  </span>
                  <MailboxBadge mailbox={mailbox} />
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <BlockStack gap="100">
            <Text as="p" fontWeight="semibold">
              {t("empty")}
            </Text>
            <Text as="p">{t("emptyHelp")}</Text>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

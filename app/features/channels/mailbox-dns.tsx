import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import styles from "#app/features/shop/settings.module.css";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { CopyText } from "./mailbox-forward.tsx";
import type { CheckedRecord } from "./mail-dns.ts";
import type { MailboxView } from "./mailbox-view.ts";
import { useMailboxProblem } from "./use-mailbox-problem.ts";

const tones = { ok: "success", missing: "warning", wrong: "warning", unknown: undefined, not_ours: undefined } as const;
const kinds = [
  ["spf", "SPF"],
  ["dkim", "DKIM"],
  ["dmarc", "DMARC"],
] as const;

/** SPF, DKIM and DMARC as last read, with the record to set where one is missing or wrong. */
export function MailboxDns({ mailbox, isOurs }: { mailbox: MailboxView; isOurs: boolean }): ReactNode {
  const { t } = useTranslation("mailbox");
  const say = useMailboxProblem();
  const check = useFetcher<Outcome<null>>();
  const { dns, dnsCheckedAt } = mailbox;
  const refusal = check.data?.ok === false ? check.data : null;
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("dns.title")} explain={isOurs ? t("dns.ownDomain") : t("dns.explain")} />
        {isOurs ? null : (
          <>
            {dns ? (
              <ul className={styles.list}>
                {kinds.map(([name, label]) => (
                  <DnsRecord key={name} label={label} record={dns[name]} />
                ))}
              </ul>
            ) : (
              <Text as="p" tone="subdued">
                {t("dns.never")}
              </Text>
            )}
            <InlineStack gap="200" blockAlign="center">
              <Button
                loading={check.state !== "idle"}
                onClick={() => check.submit({ intent: "dns" }, { method: "post" })}
              >
                {t("dns.check")}
              </Button>
              {dnsCheckedAt ? (
                <Text as="span" tone="subdued">
                  <RelativeTime at={dnsCheckedAt} />
                </Text>
              ) : null}
            </InlineStack>
            {refusal ? <InlineError fieldID="dns" message={say(refusal)} /> : null}
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function DnsRecord({ label, record }: { label: string; record: CheckedRecord }): ReactNode {
  const { t } = useTranslation("mailbox");
  const { state, found, wanted, fault } = record;
  return (
    <li className={styles.row}>
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {label}
        </Text>
        <Badge tone={tones[state]}>{t(`dns.state.${state}`)}</Badge>
      </InlineStack>
      <div style={{ width: "100%" }}>
        <BlockStack gap="200">
          {fault ? <Text as="p">{t(`dns.fault.${fault}`)}</Text> : null}
          {state === "unknown" ? <Text as="p">{t("dns.unknownHelp")}</Text> : null}
          {found ? (
            <Text as="p" tone="subdued" breakWord>
              {t("dns.found")} {found}
            </Text>
          ) : null}
          {wanted ? (
            <BlockStack gap="100">
              <Text as="p" breakWord>
                {t("dns.wanted")} {wanted.type} {wanted.name}
              </Text>
              <CopyText text={wanted.value} />
            </BlockStack>
          ) : null}
        </BlockStack>
      </div>
    </li>
  );
}

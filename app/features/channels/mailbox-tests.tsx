import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { forwardingPatienceMinutes, forwardingState, type MailboxView } from "./mailbox-view.ts";
import { useMailboxProblem } from "./use-mailbox-problem.ts";

/** The test of the way in, whose state the page follows by itself, and of the way out. */
export function MailboxTests({ mailbox }: { mailbox: MailboxView }): ReactNode {
  const { t } = useTranslation("mailbox");
  const { now } = usePage();
  const { address, forwarding, inboundAddress, outTest } = mailbox;
  const date = (text: string | null) => (text ? new Date(text) : null);
  // The clock of the page goes on: what waited when it was loaded may be late by now.
  const state = forwardingState(date(forwarding.sentAt), date(forwarding.seenAt), now);
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t("test.title")} explain={t("test.inExplain", { address })} />
        <div role="status">
          {state === "waiting" ? <Banner tone="info">{t("test.waiting")}</Banner> : null}
          {state === "arrived" ? <Banner tone="success">{t("test.arrived", { address })}</Banner> : null}
          {state === "late" ? (
            <Banner tone="warning">{t("test.late", { minutes: forwardingPatienceMinutes })}</Banner>
          ) : null}
        </div>
        {inboundAddress && !mailbox.proven && state !== "late" ? (
          <Text as="p" tone="subdued" breakWord>
            {t("test.unproven", { address })}
          </Text>
        ) : null}
        <TestButton intent="test-in" label={t("test.inSend")} primary={!mailbox.proven} />
        <Text as="p">{t("test.outExplain")}</Text>
        {outTest ? (
          <Text as="p" tone={outTest.problem ? "critical" : "subdued"} breakWord>
            {outTest.problem ? `${t("test.outFailed")} ${outTest.problem}` : t("test.outOk")}{" "}
            <RelativeTime at={outTest.at} />
          </Text>
        ) : null}
        <TestButton intent="test-out" label={t("test.outSend")} />
      </BlockStack>
    </Card>
  );
}

function TestButton(props: { intent: string; label: string; primary?: boolean }): ReactNode {
  const { intent, label, primary = false } = props;
  const say = useMailboxProblem();
  const send = useFetcher<Outcome<null>>();
  const refusal = send.data?.ok === false && send.state === "idle" ? send.data : null;
  return (
    <BlockStack gap="100">
      <InlineStack>
        <Button
          variant={primary ? "primary" : undefined}
          loading={send.state !== "idle"}
          onClick={() => send.submit({ intent }, { method: "post" })}
        >
          {label}
        </Button>
      </InlineStack>
      {refusal ? <InlineError fieldID={intent} message={say(refusal)} /> : null}
    </BlockStack>
  );
}

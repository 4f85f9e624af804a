import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineError, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { MailboxView } from "./mailbox-view.ts";
import { useMailboxProblem } from "./use-mailbox-problem.ts";

/** Disconnects the mailbox, once the person has read what that does, or connects it again. */
export function MailboxDisconnect({ mailbox }: { mailbox: MailboxView }): ReactNode {
  const { t } = useTranslation(["mailbox", "settings"]);
  const say = useMailboxProblem();
  const [asking, setAsking] = useState(false);
  const change = useFetcher<Outcome<null>>();
  const { address, removed } = mailbox;
  const send = (intent: string) => change.submit({ intent }, { method: "post" });
  useAnswer(change.data, () => setAsking(false));
  const busy = change.state !== "idle";
  return (
    <Card>
      <BlockStack gap="300">
        {removed ? <Text as="p">{t("disconnect.done")}</Text> : null}
        <InlineStack>
          {removed ? (
            <Button variant="primary" loading={busy} onClick={() => send("connect")}>
              {t("disconnect.again")}
            </Button>
          ) : (
            <Button tone="critical" onClick={() => setAsking(true)}>
              {t("disconnect.button")}
            </Button>
          )}
        </InlineStack>
        {change.data?.ok === false ? <InlineError fieldID="disconnect" message={say(change.data)} /> : null}
      </BlockStack>
      <Modal
        open={asking}
        onClose={() => setAsking(false)}
        title={t("disconnect.title", { address })}
        primaryAction={{
          content: t("disconnect.button"),
          destructive: true,
          loading: busy,
          onAction: () => send("disconnect"),
        }}
        secondaryActions={[{ content: t("settings:tags.cancel"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">{t("disconnect.explain")}</Text>
        </Modal.Section>
      </Modal>
    </Card>
  );
}

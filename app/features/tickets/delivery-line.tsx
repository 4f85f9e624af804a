import { Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useTicketAction } from "./use-ticket-action.tsx";
import type { MessageView } from "./ticket-view.ts";

/** What became of a mail that we sent, and a second try where it failed. */
export function DeliveryLine({ message }: { message: MessageView }): ReactNode {
  const { t } = useTranslation("ticket");
  const retry = useTicketAction();
  const { delivery } = message;
  if (!delivery) return null;
  const lost = delivery.state === "failed" || delivery.state === "bounced";
  return (
    <InlineStack gap="200" blockAlign="center" align="end">
      <Text as="span" variant="bodySm" tone={lost ? "critical" : "subdued"}>
        {t(`delivery.${delivery.state}`)}
        {delivery.detail && delivery.state !== "sent" ? ` · ${delivery.detail}` : ""}
      </Text>
      {lost ? (
        <Button
          variant="plain"
          loading={retry.busy}
          onClick={() => retry.submit({ intent: "retry", messageId: message.id })}
        >
          {t("delivery.retry")}
        </Button>
      ) : null}
      {retry.refusal ? (
        <Text as="span" variant="bodySm" tone="critical">
          {retry.refusal}
        </Text>
      ) : null}
    </InlineStack>
  );
}

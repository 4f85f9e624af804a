import { Button, InlineStack, Text } from "@shopify/polaris";
import { useParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useSecondsLeft } from "../replies/use-seconds-left.ts";
import { useUndoSend } from "../replies/use-undo-send.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useTicketAction } from "./use-ticket-action.tsx";
import type { MessageView } from "./ticket-view.ts";

/** What became of a mail that we sent, and a second try where it failed. */
export function DeliveryLine({ message, myId }: { message: MessageView; myId: string }): ReactNode {
  return message.delivery ? <Delivery message={message} delivery={message.delivery} myId={myId} /> : null;
}

interface Props {
  message: MessageView;
  delivery: NonNullable<MessageView["delivery"]>;
  myId: string;
}

function Delivery({ message, delivery, myId }: Props): ReactNode {
  const { t, i18n } = useTranslation(["ticket", "reply"]);
  const { number } = useParams();
  const secondsLeft = useSecondsLeft(delivery.state === "queued" ? message.undoUntil : null);
  const undo = useUndoSend(Number(number));
  const retry = useTicketAction();
  // Ours are machine words; a mail server's stand as they came.
  const detail = delivery.detail
    ?.split(": ")
    .map((part) => {
      const word = `reply:detail.${part}`;
      return i18n.exists(word) ? t(word as "reply:detail.file_missing") : part;
    })
    .join(": ");
  const lost = delivery.state === "failed" || delivery.state === "bounced";
  return (
    <InlineStack gap="200" blockAlign="center" align="end">
      <Text as="span" variant="bodySm" tone={lost ? "critical" : "subdued"}>
        {secondsLeft > 0 ? t("reply:leavesIn", { seconds: secondsLeft }) : t(`delivery.${delivery.state}`)}
        {delivery.detail ? ` · ${delivery.state === "sent" ? t("reply:notTaken", { addresses: detail }) : detail}` : ""}
      </Text>
      {secondsLeft > 0 && message.staffId === myId ? (
        <Button variant="plain" loading={undo.busy} onClick={() => undo.undo(message.id)}>
          {t("reply:undo")}
        </Button>
      ) : null}
      {undo.refusal ? (
        <Text as="span" variant="bodySm" tone="critical">
          {undo.refusal}
        </Text>
      ) : null}
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

import { Select } from "@shopify/polaris";
import type { ReactNode } from "react";
import { formatDateTime } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { MessageView, TicketView } from "../tickets/ticket-view.ts";
import { listForwardable } from "./forwardable.ts";
import styles from "./composer.module.css";

interface Props {
  ticket: TicketView;
  messageId: string | null;
  onChoose(messageId: string): void;
}

/** Which message is sent on; the newest from outside unless somebody chose another. */
export function ForwardedMessage({ ticket, messageId, onChoose }: Props): ReactNode {
  const { t } = useTranslation("reply");
  const { locale, zone, now } = usePage();
  const messages = listForwardable(ticket);
  const name = (message: MessageView) =>
    t("forwardOf", { name: message.authorName, when: formatDateTime(new Date(message.at), now, locale, zone) });
  if (!messages.length) return <p className={styles.quiet}>{t("forwardNone")}</p>;
  return (
    <div>
      <Select
        label={t("forwardPick")}
        labelHidden
        options={messages.map((one) => ({ value: one.id, label: name(one) }))}
        value={messageId ?? undefined}
        helpText={t("forwardHint")}
        onChange={onChoose}
      />
    </div>
  );
}

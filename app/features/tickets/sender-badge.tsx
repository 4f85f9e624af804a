import { Badge, Tooltip } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { MessageView } from "./ticket-view.ts";

/** Whether the sender is who they say. Said of mails from outside, and of who wrote in the shop without showing it. */
export function SenderBadge({ trust }: { trust: MessageView["senderTrust"] }): ReactNode {
  const { t } = useTranslation("ticket");
  if (!trust) return null;
  return (
    <Tooltip content={t(`senderTrust.${trust}Hint`)}>
      <Badge tone={trust === "failed" ? "critical" : trust === "unproven" ? "attention" : undefined}>
        {t(`senderTrust.${trust}`)}
      </Badge>
    </Tooltip>
  );
}

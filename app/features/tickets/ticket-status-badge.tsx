import { Badge } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { TicketStatus } from "./ticket-status.ts";

const tones = {
  new: "info",
  open: "info",
  pending: undefined,
  on_hold: undefined,
  solved: undefined,
  closed: undefined,
  spam: undefined,
} as const;
const progress = {
  new: "incomplete",
  open: "incomplete",
  pending: "partiallyComplete",
  on_hold: "partiallyComplete",
  solved: "complete",
  closed: "complete",
  spam: undefined,
} as const;

export function TicketStatusBadge({ status }: { status: TicketStatus }): ReactNode {
  const { t } = useTranslation();
  return (
    <Badge tone={tones[status]} progress={progress[status]}>
      {t(`status.${status}`)}
    </Badge>
  );
}

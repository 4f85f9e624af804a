import { Badge } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";

type Group = "financial" | "fulfillment" | "parcel" | "transaction.kind" | "transaction.status";

/**
 * Says a member of one of Shopify's enums. They grow: one that we do not know is shown as words made from its name.
 */
export function useEnumText(): (group: Group, value: string) => string {
  const { t, i18n } = useTranslation("order");
  return (group, value) => {
    const key = `${group}.${value}`;
    if (/^[A-Z_]+$/.test(value) && i18n.exists(`order:${key}`)) return t(key as "financial.PAID");
    const words = value.toLowerCase().replaceAll("_", " ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
}

const unpaid = new Set(["PENDING", "AUTHORIZED", "PARTIALLY_PAID", "EXPIRED"]);

export function FinancialBadge({ status }: { status: string }): ReactNode {
  const say = useEnumText();
  return <Badge progress={unpaid.has(status) ? "incomplete" : "complete"}>{say("financial", status)}</Badge>;
}

const unshipped = new Set(["UNFULFILLED", "ON_HOLD", "OPEN", "SCHEDULED", "IN_PROGRESS", "PENDING_FULFILLMENT"]);

export function FulfillmentBadge({ status }: { status: string }): ReactNode {
  const say = useEnumText();
  const progress = unshipped.has(status)
    ? "incomplete"
    : status === "PARTIALLY_FULFILLED"
      ? "partiallyComplete"
      : "complete";
  return <Badge progress={progress}>{say("fulfillment", status)}</Badge>;
}

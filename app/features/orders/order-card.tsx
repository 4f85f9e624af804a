import { Badge, Banner, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { formatRelative } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { DateTime } from "#app/ui/relative-time.tsx";
import { FinancialBadge, FulfillmentBadge } from "./order-badges.tsx";
import { OrderAddress } from "./order-address.tsx";
import type { OrderContext } from "./order-context.ts";
import { OrderLines } from "./order-lines.tsx";
import { OrderPayments } from "./order-payments.tsx";
import { OrderTotals } from "./order-totals.tsx";
import { OrderTracking, ScanWarning } from "./order-tracking.tsx";
import { ActButtons } from "../acts/act-buttons.tsx";
import type { ActKind } from "../acts/act-kind.ts";
import { PreparedDrafts } from "../acts/draft-order/prepared-drafts.tsx";
import { OrderReturns } from "../acts/return-step/order-returns.tsx";
import { RelatedOrders } from "../acts/replacement/related-orders.tsx";
import type { Order } from "./order.ts";

interface Props {
  /** Of the ticket. */
  number: number;
  context: OrderContext;
  order: Order;
  /** null: it can only be looked at. */
  onAct: ((kind: ActKind) => void) | null;
  onChange: () => void;
}

export function OrderCard({ number, context, order, onAct, onChange }: Props): ReactNode {
  const { t } = useTranslation("order");
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="150">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                <Link url={`shopify:admin/orders/${order.id}`} target="_top" removeUnderline monochrome>
                  {t("heading", { name: order.name })}
                </Link>
              </Text>
              {context.match === "pinned" ? <Badge>{t("pinned")}</Badge> : null}
            </InlineStack>
            {onAct ? (
              <Button variant="plain" onClick={onChange}>
                {t("change")}
              </Button>
            ) : null}
          </InlineStack>
          <InlineStack gap="150">
            {order.cancelledAt ? <Badge>{t("cancelled")}</Badge> : null}
            {order.financialStatus ? <FinancialBadge status={order.financialStatus} /> : null}
            <FulfillmentBadge status={order.fulfillmentStatus} />
          </InlineStack>
          <Freshness context={context} order={order} />
        </BlockStack>
        <ScanWarning of={order.fulfillments} />
        <OrderLines order={order} />
        <OrderTotals order={order} />
        {onAct ? <ActButtons context={context} onAct={onAct} /> : null}
        <RelatedOrders of={context.related} />
        <PreparedDrafts of={context.actions} />
        <OrderTracking order={order} />
        {!onAct || order.fulfillmentStatus === "UNFULFILLED" ? null : (
          <OrderReturns number={number} since={sayDone(context)} isKnown={isReturnKnown(context)} />
        )}
        <OrderPayments order={order} />
        <OrderAddress order={order} />
        {order.note ? (
          <BlockStack gap="050">
            <Text as="h3" variant="headingSm">
              {t("note")}
            </Text>
            <Text as="p" breakWord>
              {order.note}
            </Text>
          </BlockStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}

/** Changes with whatever is done to the order. */
const sayDone = ({ actions }: OrderContext): string => actions.map(({ id, state }) => `${id} ${state}`).join();

const isReturnKnown = ({ actions }: OrderContext): boolean =>
  actions.some(({ kind, state }) => state === "succeeded" && (kind === "return" || kind === "exchange"));

function Freshness({ context, order }: { context: OrderContext; order: Order }): ReactNode {
  const { t } = useTranslation("order");
  const { now, locale, zone } = usePage();
  const { ageSeconds } = context;
  const ago =
    ageSeconds === null ? null : formatRelative(new Date(now.getTime() - ageSeconds * 1_000), now, locale, zone);
  if (context.refreshFailed && ago) return <Banner tone="warning">{t("stale", { ago })}</Banner>;
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      <DateTime at={order.createdAt} />
      {ago ? <span suppressHydrationWarning> · {t("fresh", { ago })}</span> : null}
    </Text>
  );
}

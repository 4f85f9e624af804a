import { Badge, Banner, BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Money } from "#app/ui/money.tsx";
import { DateTime } from "#app/ui/relative-time.tsx";
import { useTicketAction } from "../tickets/use-ticket-action.tsx";
import { FinancialBadge, FulfillmentBadge } from "./order-badges.tsx";
import styles from "./order.module.css";
import type { OrderChoice, OrderContext } from "./order-context.ts";

/** Whose order it is was not certain, or somebody wants another one: what there is to choose from, and why. */
export function OrderChooser({ context, onClose }: { context: OrderContext; onClose: (() => void) | null }): ReactNode {
  const { t } = useTranslation("order");
  const pin = useTicketAction("order");
  const { order, candidates } = context;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("choose.title")}
        </Text>
        <MatchNotice context={context} />
        {candidates.length ? (
          <ul className={styles.list}>
            {candidates.map((one) => (
              <Choice
                key={one.id}
                of={one}
                busy={pin.busy}
                onPick={() => {
                  pin.submit({ intent: "pin", orderId: one.id });
                  onClose?.();
                }}
              />
            ))}
          </ul>
        ) : null}
        {pin.refusal ? <InlineError fieldID="order-chooser" message={pin.refusal} /> : null}
        {onClose && order ? (
          <InlineStack gap="200">
            <Button onClick={onClose}>{t("choose.cancel", { name: order.name })}</Button>
            <Button
              tone="critical"
              variant="plain"
              onClick={() => {
                pin.submit({ intent: "unpin" });
                onClose();
              }}
            >
              {t("unpin")}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function MatchNotice({ context }: { context: OrderContext }): ReactNode {
  const { t } = useTranslation("order");
  const { match, foreignName, candidates } = context;
  if (match === "foreign")
    return (
      <Banner tone="warning">
        <p>{foreignName ? t("choose.foreign", { name: foreignName }) : t("choose.foreignUnnamed")}</p>
        <p>{candidates.length ? t("choose.foreignYet") : t("choose.foreignHint")}</p>
      </Banner>
    );
  if (match === "unsure") return <Text as="p">{t("choose.unsure")}</Text>;
  if (candidates.length) return null;
  return (
    <Text as="p" tone="subdued">
      {t("choose.none")} {t("choose.noneHint")}
    </Text>
  );
}

function Choice({ of, busy, onPick }: { of: OrderChoice; busy: boolean; onPick: () => void }): ReactNode {
  const { t } = useTranslation("order");
  return (
    <li className={styles.choice}>
      <BlockStack gap="100">
        <InlineStack gap="150" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {of.name}
          </Text>
          <Money of={of.total} />
          <span className={styles.quiet}>
            <DateTime at={of.createdAt} />
          </span>
        </InlineStack>
        <InlineStack gap="100">
          {of.financialStatus ? <FinancialBadge status={of.financialStatus} /> : null}
          <FulfillmentBadge status={of.fulfillmentStatus} />
          <Badge tone="info">{t(`choose.because.${of.because}`)}</Badge>
        </InlineStack>
      </BlockStack>
      <Button disabled={busy} onClick={onPick} accessibilityLabel={t("choose.pick", { name: of.name })}>
        {t("choose.short")}
      </Button>
    </li>
  );
}

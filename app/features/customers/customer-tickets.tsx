import { BlockStack, Button, Card, InlineStack, Link, SkeletonBodyText, Text } from "@shopify/polaris";
import { memo, type ReactNode } from "react";
import { Money } from "#app/ui/money.tsx";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { useRead } from "#app/ui/use-read.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "../orders/order.module.css";
import { TicketStatusBadge } from "../tickets/ticket-status-badge.tsx";
import type { CustomerHistory, EarlierTicket } from "./customer-history.ts";
import { CustomerTwins } from "./customer-twins.tsx";
import { readHistory } from "./read-history.ts";

interface Props {
  number: number;
  /** The ticket as it was read last: whenever that is another one, there may be more of the customer. */
  since: unknown;
}

/** What else this customer wrote about and what was done for them; read after the page, which does not wait for it. */
export const CustomerTickets = memo(function CustomerTickets({ number, since }: Props): ReactNode {
  const { t } = useTranslation(["customer", "common"]);
  const { data, reading, again } = useRead(`/app/tickets/${number}/customer`, readHistory, since);
  const of = data && !("failed" in data) ? data : null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t("tickets.title")}
        </Text>
        {of ? (
          <List of={of} />
        ) : data ? (
          <BlockStack gap="200" inlineAlign="start">
            <Text as="p">{t("tickets.failed")}</Text>
            <Button loading={reading} onClick={again}>
              {t("common:action.retry")}
            </Button>
          </BlockStack>
        ) : (
          <SkeletonBodyText lines={3} />
        )}
        {of ? <CustomerTwins number={number} of={of} /> : null}
      </BlockStack>
    </Card>
  );
});

function List({ of }: { of: CustomerHistory }): ReactNode {
  const { t } = useTranslation("customer");
  if (!of.tickets.length)
    return (
      <Text as="p" tone="subdued">
        {t("tickets.none")}
      </Text>
    );
  return (
    <ul className={styles.list}>
      {of.tickets.map((ticket) => (
        <Line key={ticket.number} of={ticket} />
      ))}
      {of.more ? (
        <li>
          <Text as="span" tone="subdued">
            {t("tickets.more")}
          </Text>
        </li>
      ) : null}
    </ul>
  );
}

function Line({ of }: { of: EarlierTicket }): ReactNode {
  const { t } = useTranslation("customer");
  return (
    <li>
      <BlockStack gap="050">
        <InlineStack gap="150" blockAlign="center">
          <Link url={`/app/tickets/${of.number}`}>{t("tickets.name", { number: of.number, subject: of.subject })}</Link>
          <TicketStatusBadge status={of.status} />
        </InlineStack>
        <span className={styles.quiet}>
          <RelativeTime at={of.lastActivityAt} />
          {of.orderName ? ` · ${of.orderName}` : null}
          {of.acts.map(({ kind, amount }, index) => (
            <span key={index}>
              {" · "}
              {t(`acts.${kind}`)} {amount.minor === "0" ? null : <Money of={amount} />}
            </span>
          ))}
        </span>
      </BlockStack>
    </li>
  );
}

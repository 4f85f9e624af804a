import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  InlineError,
  InlineStack,
  Link,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { memo, type ReactNode } from "react";
import { orFailed } from "#app/ui/or-failed.ts";
import { readJson } from "#app/ui/read-json.ts";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { useRead } from "#app/ui/use-read.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useBeginAct } from "../../acts/authority/begin-act.ts";
import { useTicketAction } from "../../tickets/use-ticket-action.tsx";
import type { RequestView } from "./request-view.ts";

interface Props {
  number: number;
  /** The ticket as it was read last: whenever that is another one, something may have been done. */
  since: unknown;
}

const readRequests = (address: string) => orFailed(() => readJson<RequestView[]>(address));

/** What the customer asked for from their order, each with what would do it one click away and filled in. */
export const RequestCards = memo(function RequestCards({ number, since }: Props): ReactNode {
  const { t } = useTranslation(["requestRules", "common"]);
  const { data, reading, again } = useRead(`/app/tickets/${number}/requests`, readRequests, since);
  if (!data)
    return (
      <Card>
        <SkeletonBodyText lines={3} />
      </Card>
    );
  if ("failed" in data)
    return (
      <Card>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="p">{t("card.failed")}</Text>
          <Button loading={reading} onClick={again}>
            {t("common:action.retry")}
          </Button>
        </BlockStack>
      </Card>
    );
  return data.map((request) => <RequestCard key={request.id} of={request} />);
});

const tones = {
  looking: "attention",
  doing: "info",
  checking: "warning",
  answered: undefined,
  done: "success",
} as const;

function RequestCard({ of }: { of: RequestView }): ReactNode {
  const { t, i18n } = useTranslation(["requestRules", "replacement", "refund", "act", "common"]);
  const begin = useBeginAct();
  const held = of.held && i18n.exists(`requestRules:held.${of.held}`) ? of.held : "other";
  const fill = (act: RequestView["acts"][number]) => {
    const reason = act.reason && i18n.exists(`${act.kind}:reason.${act.reason}`) ? t(`replacement:reason.${act.reason as "damaged"}`) : null; // prettier-ignore
    return { values: { ...act.values, ...(reason && { reason }) } };
  };
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {t(`card.title.${of.kind}`)}
          </Text>
          <Badge tone={tones[of.state]}>{t(`card.state.${of.state}`)}</Badge>
        </InlineStack>
        <Text as="p" tone="subdued">
          <RelativeTime at={of.at} /> · {t(of.isCustomer ? "card.customer" : "card.guest")}
        </Text>
        {of.order.isTickets ? null : <OtherOrder of={of} />}
        {of.lines.map((line, place) => (
          <Text as="p" key={place} breakWord>
            {[
              `${line.quantity} × ${line.title}`,
              line.reason,
              line.instead && t("card.instead", { title: line.instead }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Text>
        ))}
        {of.reason ? <Text as="p">{t(`card.why.${of.reason as "other"}`)}</Text> : null}
        {of.address.length ? (
          <Text as="p" breakWord>
            {of.address.join(", ")}
          </Text>
        ) : null}
        {of.note ? (
          <Text as="p" breakWord>
            {t("common:quoted", { text: of.note })}
          </Text>
        ) : null}
        {of.held && of.state === "looking" ? (
          <Banner tone="info">{t("card.held", { why: t(`held.${held as "other"}`) })}</Banner>
        ) : null}
        {of.state === "looking" && begin && of.acts.length ? (
          <InlineStack gap="200">
            {of.acts.map((act) => (
              <Button key={act.kind} onClick={() => begin(act.kind, fill(act))}>
                {t(`card.act.${act.kind as "refund"}`)}
              </Button>
            ))}
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}

/** The ticket is about another order by now: nothing can be done from here before somebody says which one it is about. */
function OtherOrder({ of: { id, order } }: { of: RequestView }): ReactNode {
  const { t } = useTranslation("requestRules");
  const pin = useTicketAction("order");
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="p">
        {t("card.otherOrder")}{" "}
        <Link url={`shopify:admin/orders/${order.id}`} target="_top">
          {order.name || order.id}
        </Link>
      </Text>
      {order.name ? (
        <Button loading={pin.busy} onClick={() => pin.submit({ intent: "pin", orderId: order.id })}>
          {t("card.pin", { order: order.name })}
        </Button>
      ) : null}
      {pin.refusal ? <InlineError fieldID={`request-${id}`} message={pin.refusal} /> : null}
    </BlockStack>
  );
}

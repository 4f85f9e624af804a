import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineError, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Refusal } from "../shared/outcome.ts";
import type { CustomerTwin } from "./customer-history.ts";

type Answer = { ok: true } | Refusal;

/** Other records of the same person, and the way to make them one. */
export function CustomerTwins({ number, twins }: { number: number; twins: CustomerTwin[] }): ReactNode {
  const { t } = useTranslation("customer");
  const [asked, setAsked] = useState<CustomerTwin | null>(null);
  const merge = useFetcher<Answer>();
  const { data, state } = merge;
  // Once merged it is in the list no more, and there is nothing left to ask.
  const isOpen = asked !== null && twins.some(({ id }) => id === asked.id);
  return (
    <BlockStack gap="150">
      <Text as="h3" variant="headingSm">
        {t("twins.title")}
      </Text>
      {twins.map((twin) => (
        <InlineStack key={twin.id} align="space-between" blockAlign="center" gap="200" wrap={false}>
          <BlockStack>
            <Text as="span" breakWord>
              {twin.name ? `${twin.name} · ${twin.email}` : twin.email}
            </Text>
            <Text as="span" tone="subdued">
              {t(`twins.because.${twin.because}`)} · {t("twins.tickets", { count: twin.ticketCount })}
            </Text>
          </BlockStack>
          <Button onClick={() => setAsked(twin)}>{t("twins.merge")}</Button>
        </InlineStack>
      ))}
      {isOpen ? (
        <Modal
          open
          title={t("twins.ask", { email: asked.email })}
          onClose={() => setAsked(null)}
          primaryAction={{
            content: t("twins.merge"),
            loading: state !== "idle",
            onAction: () =>
              merge.submit(
                { intent: "merge", customerId: asked.id },
                { method: "post", action: `/app/tickets/${number}/customer` },
              ),
          }}
          secondaryActions={[{ content: t("cancel"), onAction: () => setAsked(null) }]}
        >
          <Modal.Section>
            <BlockStack gap="200">
              <Text as="p">{t("twins.explain")}</Text>
              {data && !data.ok && state === "idle" ? (
                <InlineError fieldID="merge-customers" message={t("twins.failed")} />
              ) : null}
            </BlockStack>
          </Modal.Section>
        </Modal>
      ) : null}
    </BlockStack>
  );
}

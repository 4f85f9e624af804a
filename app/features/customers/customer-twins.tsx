import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { CustomerHistory } from "./customer-history.ts";
import { MergeCustomersDialog, type OtherRecord } from "./merge-dialog.tsx";

/** Other records of the same person, those that one knows of included, and the way to make them one. */
export function CustomerTwins({ number, of }: { number: number; of: CustomerHistory }): ReactNode {
  const { t } = useTranslation("customer");
  const [asked, setAsked] = useState<OtherRecord | "search" | null>(null);
  return (
    <BlockStack gap="150">
      {of.twins.length ? (
        <Text as="h3" variant="headingSm">
          {t("twins.title")}
        </Text>
      ) : null}
      {of.twins.map((twin) => (
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
      <InlineStack>
        <Button variant="plain" onClick={() => setAsked("search")}>
          {t("merge.open")}
        </Button>
      </InlineStack>
      {asked ? (
        <MergeCustomersDialog
          number={number}
          customerId={of.customerId}
          given={asked === "search" ? null : asked}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </BlockStack>
  );
}

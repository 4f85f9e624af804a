import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Refund } from "./use-refund.tsx";

/** A confirmation got no answer: the same is asked again, or one looks at the order; nothing else. */
export function RefundUnanswered({ refund, onClose }: { refund: Refund; onClose: () => void }): ReactNode {
  const { t } = useTranslation("refund");
  return (
    <Banner tone="warning" title={t("locked.title")}>
      <BlockStack gap="200">
        <Text as="p">{t("locked.body")}</Text>
        <InlineStack gap="200">
          <Button loading={refund.confirming} onClick={refund.confirm}>
            {t("locked.again")}
          </Button>
          <Button disabled={refund.confirming} onClick={onClose}>
            {t("back")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

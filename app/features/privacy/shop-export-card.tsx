import { BlockStack, Button, Card, InlineError, InlineStack } from "@shopify/polaris";
import type { ReactNode } from "react";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useAsk } from "./use-ask.tsx";

/** Everything of the shop, to take along. */
export function ShopExportCard(): ReactNode {
  const { t } = useTranslation("privacy");
  const ask = useAsk();
  const problem = ask.problemAt("");
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("everything.title")} explain={t("everything.explain")} />
        {problem ? <InlineError fieldID="everything" message={problem} /> : null}
        <InlineStack>
          <Button loading={ask.busy} onClick={() => ask.send({ kind: "shop_export" })}>
            {t("everything.start")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

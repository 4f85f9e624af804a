import { Banner, BlockStack, ProgressBar, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { OrderContext } from "./order-context.ts";

/** How far the first reading of the shop's orders has come. Nothing once it is done. */
export function ImportBanner({ of }: { of: OrderContext["import"] }): ReactNode {
  const { t, i18n } = useTranslation("inbox");
  if (!of || of.state === "done") return null;
  const count = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  if (of.state === "failed") return <Banner tone="warning">{t("import.failed")}</Banner>;
  const percent = of.total ? Math.min(100, Math.round((of.done / of.total) * 100)) : null;
  const text =
    of.state === "waiting"
      ? t("import.waiting")
      : of.total
        ? t("import.runningOf", { done: count(of.done), total: count(of.total) })
        : t("import.running", { done: count(of.done) });
  return (
    <Banner tone="info">
      <BlockStack gap="200">
        <Text as="p">{text}</Text>
        {percent === null ? null : <ProgressBar progress={percent} size="small" ariaLabelledBy="import-progress" />}
        <Text as="p" tone="subdued" id="import-progress">
          {t("import.explain")}
        </Text>
      </BlockStack>
    </Banner>
  );
}

import { Banner, BlockStack, ProgressBar, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { OrderContext } from "./order-context.ts";

/**
 * How far the first reading of the shop's orders has come. It is there when the page opens or not at all, and stays, in
 * the same shape, until somebody puts it away: the list beneath must not jump under a pointer.
 */
export function ImportBanner({ of }: { of: OrderContext["import"] }): ReactNode {
  const { t, i18n } = useTranslation("inbox");
  const [shown, setShown] = useState(of !== null && of.state !== "done");
  if (!of || !shown) return null;
  const count = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  const isDone = of.state === "done";
  const percent = of.total ? Math.min(100, Math.round((of.done / of.total) * 100)) : 0;
  const running = of.total
    ? t("import.runningOf", { done: count(of.done), total: count(of.total) })
    : t("import.running", { done: count(of.done) });
  return (
    <Banner tone={of.state === "failed" ? "warning" : isDone ? "success" : "info"} onDismiss={() => setShown(false)}>
      <BlockStack gap="200">
        <Text as="p">{of.state === "running" ? running : t(`import.${of.state}`, { done: count(of.done) })}</Text>
        <ProgressBar progress={isDone ? 100 : percent} size="small" ariaLabelledBy="import-progress" />
        <Text as="p" tone="subdued" id="import-progress">
          {isDone ? t("import.doneExplain") : t("import.explain")}
        </Text>
      </BlockStack>
    </Banner>
  );
}

import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useMoneyText } from "#app/ui/money.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActionView } from "./action-view.ts";

/** That an act came to another sum than was shown; nothing where it did not. */
export function OtherwiseLine({ action: { otherwise } }: { action: ActionView }): ReactNode {
  const { t } = useTranslation("act");
  const money = useMoneyText();
  if (!otherwise) return null;
  return (
    <Text as="p" variant="bodySm">
      {t("result.otherwise", { made: money(otherwise.made), shown: money(otherwise.shown) })}
    </Text>
  );
}

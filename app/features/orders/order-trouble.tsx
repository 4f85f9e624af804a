import { Banner, BlockStack } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { AllowButton } from "../acts/allow-button.tsx";
import type { OrderContext } from "./order-context.ts";

const scopes = { too_old: "read_all_orders", scope_missing: "read_orders" } as const;

/** Why an order that exists cannot be shown, and what helps. */
export function OrderTrouble({ trouble }: { trouble: NonNullable<OrderContext["trouble"]> }): ReactNode {
  const { t } = useTranslation("order");
  const scope = trouble === "too_old" || trouble === "scope_missing" ? scopes[trouble] : null;
  return (
    <Banner tone="warning" title={t(`trouble.${trouble}.title`)}>
      <BlockStack gap="200" inlineAlign="start">
        <p>{t(`trouble.${trouble}.body`)}</p>
        {scope ? <AllowButton scope={scope} /> : null}
      </BlockStack>
    </Banner>
  );
}

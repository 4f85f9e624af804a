import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { actButtonId } from "../act-button-id.ts";
import { AllowButton } from "../allow-button.tsx";
import type { OrderContext } from "#app/features/orders/order-context.ts";

/** Opens the refund, or says in plain words why there is nothing to open. */
export function RefundButton(props: { mayRefund: OrderContext["mayRefund"]; onRefund: () => void }): ReactNode {
  const { t } = useTranslation("order");
  const { mayRefund } = props;
  if (mayRefund.ok)
    return (
      <InlineStack>
        <Button id={actButtonId("refund")} onClick={props.onRefund}>
          {t("refund")}
        </Button>
      </InlineStack>
    );
  return (
    <BlockStack gap="150" inlineAlign="start">
      <Text as="p" tone="subdued">
        {t(`mayRefund.${mayRefund.problem}`)}
      </Text>
      {mayRefund.problem === "scope_missing" ? <AllowButton scope={mayRefund.scope ?? "write_orders"} /> : null}
    </BlockStack>
  );
}

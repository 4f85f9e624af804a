import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { actButtonId } from "../act-button-id.ts";
import type { ActKind } from "../act-kind.ts";
import { AllowButton } from "../allow-button.tsx";
import { insteadOfRefund } from "../why-not.ts";
import type { Order } from "#app/features/orders/order.ts";
import type { OrderContext } from "#app/features/orders/order-context.ts";

interface Props {
  mayRefund: OrderContext["mayRefund"];
  order: Order | null;
  onAct: (kind: ActKind) => void;
}

/** Opens the refund, or says in plain words why there is nothing to open, and what can be given. */
export function RefundButton({ mayRefund, order, onAct }: Props): ReactNode {
  const { t } = useTranslation("order");
  const { t: shared } = useTranslation("act");
  if (mayRefund.ok)
    return (
      <InlineStack>
        <Button id={actButtonId("refund")} onClick={() => onAct("refund")}>
          {t("refund")}
        </Button>
      </InlineStack>
    );
  return (
    <BlockStack gap="150" inlineAlign="start">
      <Text as="p" tone="subdued">
        {t(`mayRefund.${mayRefund.problem}`)}
      </Text>
      <InlineStack gap="200">
        {insteadOfRefund(mayRefund.problem, order).map((kind) => (
          <Button key={kind} variant="plain" onClick={() => onAct(kind)}>
            {shared(`instead.${kind}`)}
          </Button>
        ))}
      </InlineStack>
      {mayRefund.problem === "scope_missing" ? <AllowButton scope={mayRefund.scope ?? "write_orders"} /> : null}
    </BlockStack>
  );
}

import { BlockStack, Card, Text } from "@shopify/polaris";
import { memo, useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActKind } from "../acts/act-kind.ts";
import type { OrderContext } from "./order-context.ts";
import { OrderCard } from "./order-card.tsx";
import { OrderChooser } from "./order-chooser.tsx";
import { OrderTrouble } from "./order-trouble.tsx";

interface Props {
  /** Of the ticket. */
  number: number;
  context: OrderContext;
  /** An act on the order was chosen; null: it can only be looked at. */
  onAct: ((kind: ActKind) => void) | null;
}

/** The order of the ticket, or why there is none and what to do about it. */
export const OrderColumn = memo(function OrderColumn({ number, context, onAct }: Props): ReactNode {
  const { t } = useTranslation("order");
  const [choosing, setChoosing] = useState(false);
  const { order, match } = context;
  const mustChoose = onAct !== null && (!order || match === "unsure");
  return (
    <BlockStack gap="400">
      {context.import && context.import.state !== "done" && !order ? (
        <Card>
          <Text as="p" tone="subdued">
            {t("importing")}
          </Text>
        </Card>
      ) : null}
      {context.trouble ? <OrderTrouble trouble={context.trouble} /> : null}
      {choosing || (mustChoose && !context.trouble) ? (
        <OrderChooser context={context} onClose={choosing && order ? () => setChoosing(false) : null} />
      ) : null}
      {order && !choosing ? (
        <OrderCard number={number} context={context} order={order} onAct={onAct} onChange={() => setChoosing(true)} />
      ) : null}
    </BlockStack>
  );
});

import { InlineStack } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useCommand } from "#app/ui/use-shortcut.ts";
import type { OrderContext } from "../orders/order-context.ts";
import type { ActKind } from "./act-kind.ts";
import { ActionEvent } from "./action-line.tsx";
import { ActMenu } from "./act-menu.tsx";
import { CancelButton } from "./cancellation/cancel-button.tsx";
import { RefundButton } from "./refund/refund-button.tsx";
import { ReplacementButton } from "./replacement/replacement-button.tsx";

/**
 * What can be done to the order, here and from the palette, or why not; what waits for approval, and what was done to it
 * that nobody can read any more.
 */
export function ActButtons({ context, onAct }: { context: OrderContext; onAct: (kind: ActKind) => void }): ReactNode {
  useCommand("$", "refund", () => onAct("refund"), { enabled: context.mayRefund.ok });
  useCommand("p", "replace", () => onAct("replacement"));
  useCommand(null, "cancelOrder", () => onAct("cancellation"), { enabled: context.mayCancel.ok });
  useCommand(null, "address", () => onAct("address"));
  useCommand(null, "credit", () => onAct("credit"));
  useCommand(null, "discount", () => onAct("discount"));
  useCommand(null, "hold", () => onAct("hold"));
  useCommand(null, "editOrder", () => onAct("edit"));
  useCommand(null, "invoice", () => onAct("invoice"));
  useCommand(null, "duplicate", () => onAct("duplicate"));
  useCommand(null, "orderNote", () => onAct("note"));
  useCommand(null, "returnGoods", () => onAct("return"));
  useCommand(null, "exchangeGoods", () => onAct("exchange"));
  return (
    <>
      <InlineStack gap="200" blockAlign="center">
        <RefundButton mayRefund={context.mayRefund} order={context.order} onAct={onAct} />
        <ReplacementButton onReplace={() => onAct("replacement")} />
        <CancelButton
          mayCancel={context.mayCancel}
          onCancel={() => onAct("cancellation")}
          onReturn={() => onAct("return")}
        />
        {context.order ? <ActMenu order={context.order} onAct={onAct} /> : null}
      </InlineStack>
      {context.actions
        .filter(({ state, isUnreadable, decidedBy }) => (isUnreadable && !decidedBy) || state === "awaiting_approval")
        .map((action) => (
          <ActionEvent key={action.id} data={action} isLatest />
        ))}
    </>
  );
}

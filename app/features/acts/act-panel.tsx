import type { ReactNode } from "react";
import type { Order } from "../orders/order.ts";
import type { ActKind } from "./act-kind.ts";
import type { ActionView } from "./action-view.ts";
import { CancellationPanel } from "./cancellation/cancellation-panel.tsx";
import { RefundPanel } from "./refund/refund-panel.tsx";
import { ReplacementPanel } from "./replacement/replacement-panel.tsx";

export interface ActPanelProps {
  /** Of the ticket. */
  number: number;
  order: Order;
  /** What was done to the order, as the page last heard. */
  actions: readonly ActionView[];
  onClose: () => void;
  /** A sentence for the reply. */
  onSentence: (text: string) => void;
}

/** An act in place of the order. */
export function ActPanel({ kind, ...props }: ActPanelProps & { kind: ActKind }): ReactNode {
  const Panel = panels[kind];
  return <Panel {...props} />;
}

const panels: Record<ActKind, (props: ActPanelProps) => ReactNode> = {
  refund: RefundPanel,
  cancellation: CancellationPanel,
  replacement: ReplacementPanel,
};

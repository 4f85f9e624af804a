import { ActionList, Button } from "@shopify/polaris";
import { MenuHorizontalIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Order } from "../orders/order.ts";
import { actMenuId } from "./act-button-id.ts";
import type { ActKind } from "./act-kind.ts";
import { moreKinds, whyNot } from "./why-not.ts";

/**
 * The acts that are seldom wanted. One that cannot be done says why, and can be opened all the same: there stands what
 * to do instead.
 */
export function ActMenu({ order, onAct }: { order: Order; onAct: (kind: ActKind) => void }): ReactNode {
  const { t } = useTranslation(["act", ...moreKinds]);
  const [open, setOpen] = useState(false);
  return (
    <LazyPopover
      active={open}
      preferredAlignment="right"
      onClose={() => setOpen(false)}
      activator={
        <Button
          id={actMenuId}
          icon={MenuHorizontalIcon}
          accessibilityLabel={t("act:menu.label")}
          disclosure={false}
          onClick={() => setOpen(!open)}
        />
      }
    >
      <ActionList
        actionRole="menuitem"
        onActionAnyItem={() => setOpen(false)}
        items={moreKinds.map((kind) => {
          const why = whyNot(kind, order);
          return {
            content: t(`${kind}:open`),
            ...(why && { helpText: t(`act:menu.${why}`) }),
            onAction: () => onAct(kind),
          };
        })}
      />
    </LazyPopover>
  );
}

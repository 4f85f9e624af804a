import { ActionList, Button } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { useShortcut } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { priorityWords, type TicketPriority } from "./ticket-priority.ts";

/** How urgent the ticket is. */
export function PriorityMenu({
  priority,
  onSet,
}: {
  priority: TicketPriority;
  onSet: (to: TicketPriority) => void;
}): ReactNode {
  const { t } = useTranslation("state");
  const [open, setOpen] = useState(false);
  useShortcut("!", "priority", () => setOpen(true));
  return (
    <LazyPopover
      active={open}
      autofocusTarget="first-node"
      preferredAlignment="left"
      onClose={() => setOpen(false)}
      activator={
        <Button
          size="slim"
          disclosure
          accessibilityLabel={t("priorityLabel", { priority: t(`priority.${priorityWords[priority]}`) })}
          onClick={() => setOpen(!open)}
        >
          {t(`priority.${priorityWords[priority]}`)}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={([3, 2, 1, 0] as const).map((to) => ({
          content: t(`priority.${priorityWords[to]}`),
          active: to === priority,
          onAction: () => onSet(to),
        }))}
        onActionAnyItem={() => setOpen(false)}
      />
    </LazyPopover>
  );
}

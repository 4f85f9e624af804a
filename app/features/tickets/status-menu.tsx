import { ActionList, Icon } from "@shopify/polaris";
import { ChevronDownIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { TicketStatusBadge } from "./ticket-status-badge.tsx";
import styles from "./ticket-toolbar.module.css";
import { nextStatuses, type TicketStatus } from "./ticket-status.ts";

/** Where the ticket stands, and where it may go. */
export function StatusMenu({
  status,
  onMove,
}: {
  status: TicketStatus;
  onMove: (to: TicketStatus) => void;
}): ReactNode {
  const { t } = useTranslation("state");
  const { t: say } = useTranslation();
  const [open, setOpen] = useState(false);
  const label = t("statusLabel", { status: say(`status.${status}`) });
  return (
    <LazyPopover
      active={open}
      autofocusTarget="first-node"
      preferredAlignment="left"
      onClose={() => setOpen(false)}
      activator={
        <button type="button" className={styles.badge} aria-label={label} onClick={() => setOpen(!open)}>
          <TicketStatusBadge status={status} />
          <Icon source={ChevronDownIcon} />
        </button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={nextStatuses(status).map((to) => ({ content: say(`status.${to}`), onAction: () => onMove(to) }))}
        onActionAnyItem={() => setOpen(false)}
      />
    </LazyPopover>
  );
}

import { ActionList, Button } from "@shopify/polaris";
import { ArrowRightIcon, MenuHorizontalIcon, PlusIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { askComposer } from "../replies/composer-asks.ts";
import type { MessageView } from "./ticket-view.ts";

export interface MessageMenuProps {
  message: MessageView;
  /** Makes a ticket of its own of it; null where nothing would be left. */
  onSplit: ((message: MessageView) => void) | null;
}

/** What is done with one message. */
export function MessageMenu({ message, onSplit }: MessageMenuProps): ReactNode {
  const { t } = useTranslation(["state", "reply", "merge"]);
  const [open, setOpen] = useState(false);
  const { delivery } = message;
  const isLeaving = delivery?.state === "queued" || delivery?.state === "sending";
  const mayForward = message.kind !== "note" && message.kind !== "forward";
  const items = [
    ...(mayForward
      ? [
          {
            content: t("reply:forwardThis"),
            icon: ArrowRightIcon,
            onAction: () => askComposer({ act: "forward", messageId: message.id }),
          },
        ]
      : []),
    ...(onSplit && !isLeaving
      ? [{ content: t("merge:split.button"), icon: PlusIcon, onAction: () => onSplit(message) }]
      : []),
  ];
  if (!items.length) return null;
  return (
    <LazyPopover
      active={open}
      preferredAlignment="right"
      onClose={() => setOpen(false)}
      activator={
        <Button
          icon={MenuHorizontalIcon}
          variant="tertiary"
          size="micro"
          id={messageMenuId(message.id)}
          accessibilityLabel={t("messageMenu")}
          onClick={() => setOpen(!open)}
        />
      }
    >
      <ActionList actionRole="menuitem" items={items} onActionAnyItem={() => setOpen(false)} />
    </LazyPopover>
  );
}

/** The button that has the focus again when what was chosen is over. */
export const messageMenuId = (messageId: string): string => `message-menu-${messageId}`;

import { useNavigate, useParams } from "@remix-run/react";
import { ActionList, Button, InlineError } from "@shopify/polaris";
import { ArrowRightIcon, BookOpenIcon, MenuHorizontalIcon, PlusIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { readJson } from "#app/ui/read-json.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Outcome } from "#app/features/shared/outcome.ts";
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
  const navigate = useNavigate();
  const { number } = useParams();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);

  async function makeArticle(): Promise<void> {
    setFailed(false);
    try {
      const form = { messageId: message.id };
      const made = await readJson<Outcome<{ articleId: string; replaced: number }>>(
        `/app/tickets/${number}/article`,
        form,
      );
      if (made.ok) navigate(`/app/help/${made.value.articleId}?replaced=${made.value.replaced}`);
      else setFailed(true);
    } catch {
      setFailed(true);
    }
  }

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
    ...(message.kind === "reply"
      ? [{ content: t("reply:makeArticle"), icon: BookOpenIcon, onAction: () => void makeArticle() }]
      : []),
    ...(onSplit && !isLeaving
      ? [{ content: t("merge:split.button"), icon: PlusIcon, onAction: () => onSplit(message) }]
      : []),
  ];
  if (!items.length) return null;
  const menu = (
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
  if (!failed) return menu;
  return (
    <div>
      {menu}
      <InlineError fieldID={messageMenuId(message.id)} message={t("reply:makeArticleFailed")} />
    </div>
  );
}

/** The button that has the focus again when what was chosen is over. */
export const messageMenuId = (messageId: string): string => `message-menu-${messageId}`;

import { ActionList, Button, ButtonGroup } from "@shopify/polaris";
import { ChevronDownIcon } from "@shopify/polaris-icons";
import { useState, useSyncExternalStore, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { DraftKind } from "./draft-kind.ts";
import { readSendChoice, sendChoices, watchSendChoice, writeSendChoice, type SendStatus } from "./send-choice.ts";

interface Props {
  kind: DraftKind;
  busy: boolean;
  quiet: boolean;
  /** What the button does; the menu's others are done at once, and are what it does from then on. */
  status: SendStatus;
  onSend: (status: SendStatus) => void;
}

export function SendButtons({ kind, busy, quiet, status, onSend }: Props): ReactNode {
  const { t } = useTranslation("reply");
  const [open, setOpen] = useState(false);
  const variant = quiet ? "secondary" : "primary";
  if (kind !== "reply")
    return (
      <Button variant={variant} loading={busy} onClick={() => onSend(status)}>
        {t(kind === "note" ? "addNote" : "forwardSend")}
      </Button>
    );
  const text = (one: SendStatus) => t(sendChoices.find(({ status: own }) => own === one)?.text ?? "send");
  return (
    <ButtonGroup variant="segmented">
      <Button variant={variant} loading={busy} onClick={() => onSend(status)}>
        {text(status)}
      </Button>
      <LazyPopover
        active={open}
        preferredAlignment="right"
        onClose={() => setOpen(false)}
        activator={
          <Button
            variant={variant}
            disabled={busy}
            icon={ChevronDownIcon}
            accessibilityLabel={t("moreWays")}
            onClick={() => setOpen(!open)}
          />
        }
      >
        <ActionList
          actionRole="menuitem"
          onActionAnyItem={() => setOpen(false)}
          items={sendChoices.map((one) => ({
            content: t(one.text),
            active: one.status === status,
            onAction: () => onSend(one.status),
          }))}
        />
      </LazyPopover>
    </ButtonGroup>
  );
}

/** What the person chose last, on this device; choosing it again is one click less. The server does not know it. */
export function useSendChoice(): [SendStatus, (status: SendStatus) => void] {
  const status = useSyncExternalStore(watchSendChoice, readSendChoice, () => "" as const);
  return [status, writeSendChoice];
}

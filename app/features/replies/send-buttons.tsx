import { ActionList, Button, ButtonGroup, Popover } from "@shopify/polaris";
import { ChevronDownIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { SendChoice } from "./use-compose.tsx";

interface Props {
  kind: "reply" | "note";
  busy: boolean;
  quiet: boolean;
  onSend: (how?: SendChoice) => void;
}

export function SendButtons({ kind, busy, quiet, onSend }: Props): ReactNode {
  const { t } = useTranslation("reply");
  const [open, setOpen] = useState(false);
  const variant = quiet ? "secondary" : "primary";
  if (kind === "note")
    return (
      <Button variant={variant} loading={busy} onClick={() => onSend()}>
        {t("addNote")}
      </Button>
    );
  return (
    <ButtonGroup variant="segmented">
      <Button variant={variant} loading={busy} onClick={() => onSend()}>
        {t("send")}
      </Button>
      <Popover
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
          items={[{ content: t("sendAndSolve"), onAction: () => onSend({ status: "solved" }) }]}
        />
      </Popover>
    </ButtonGroup>
  );
}

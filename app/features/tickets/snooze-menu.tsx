import { Button } from "@shopify/polaris";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { useShortcut } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./snooze-menu.module.css";

const Choices = lazy(() => import("./snooze-choices.tsx"));

interface Props {
  /** It can be put off from where it stands. */
  enabled: boolean;
  /** `until` as the form sends it: empty until the customer writes, an instant, or a time by the shop's clocks. */
  onSnooze(until: string): void;
}

/** Puts the ticket out of sight for a while. */
export function SnoozeMenu({ enabled, onSnooze }: Props): ReactNode {
  const { t } = useTranslation("state");
  const [open, setOpen] = useState(false);
  useShortcut("s", "snooze", () => setOpen(true), { enabled });
  const close = () => setOpen(false);
  return (
    <LazyPopover
      active={open}
      autofocusTarget="first-node"
      preferredAlignment="left"
      onClose={close}
      activator={
        <Button size="slim" disclosure disabled={!enabled} onClick={() => setOpen(!open)}>
          {t("snooze.button")}
        </Button>
      }
    >
      {open ? (
        <Suspense fallback={<div className={styles.loading} />}>
          <Choices
            onSnooze={(until) => {
              close();
              onSnooze(until);
            }}
          />
        </Suspense>
      ) : null}
    </LazyPopover>
  );
}

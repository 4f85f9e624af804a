import { useLocation } from "@remix-run/react";
import { Icon } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { KeyCaps } from "#app/ui/key-caps.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { NoticesBell } from "./notices-bell.tsx";
import styles from "./palette.module.css";
import { useShell } from "./shell-context.ts";

/** The list has a search field and the bell in this place, a ticket has the bell beside its own buttons. */
const withOwnBell = /^\/app\/tickets(\/\d+)?\/?$/;

/** What is within reach on every other page: finding anything, and what one was told. */
export function ShellBar(): ReactNode {
  const { t } = useTranslation("palette");
  const { open } = useShell();
  if (withOwnBell.test(useLocation().pathname)) return null;
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.find} onClick={() => open("palette")}>
        <span>
          <Icon source={SearchIcon} tone="subdued" />
        </span>
        <span>{t("label")}</span>
        <KeyCaps keys="mod+k" />
      </button>
      <NoticesBell />
    </header>
  );
}

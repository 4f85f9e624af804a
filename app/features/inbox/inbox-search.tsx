import { Icon } from "@shopify/polaris";
import { SearchIcon, XCircleIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useAfterPause } from "#app/ui/use-after-pause.ts";
import { useShortcut } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./filters.module.css";

const pauseMs = 250;

/** Looks in all tickets while one types. What is typed is never put back to what was asked for. */
export function InboxSearch({ q, onSearch }: { q: string; onSearch(q: string): void }): ReactNode {
  const { t } = useTranslation("search");
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  const [asked, setAsked] = useState(q);
  const [shown, setShown] = useState(q);
  // Another address by another way than this field: back, a view, the palette.
  if (shown !== q) {
    setShown(q);
    if (asked !== q) {
      setAsked(q);
      setTyped(q);
    }
  }
  const ask = (text: string) => {
    const next = text.trim();
    if (next === asked) return;
    setAsked(next);
    onSearch(next);
  };
  useAfterPause(typed.trim() === asked ? null : typed, pauseMs, () => ask(typed));
  useShortcut("/", "search", () => {
    field.current?.focus();
    field.current?.select();
  });
  // The browser's own clearing of a search field does not tell React.
  useEffect(() => {
    const input = field.current;
    const onEscape = (event: KeyboardEvent) => event.key === "Escape" && event.preventDefault();
    input?.addEventListener("keydown", onEscape);
    return () => input?.removeEventListener("keydown", onEscape);
  }, []);
  const clear = () => {
    setTyped("");
    ask("");
  };
  return (
    <div className={styles.search} role="search">
      <span className={styles.searchIcon}>
        <Icon source={SearchIcon} tone="subdued" />
      </span>
      <input
        ref={field}
        type="search"
        aria-label={t("label")}
        placeholder={t("placeholder")}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") ask(typed);
          if (event.key === "Escape") {
            if (typed) clear();
            else field.current?.blur();
          }
        }}
      />
      <span className={styles.searchEnd}>
        {typed ? (
          <button type="button" className={styles.searchClear} aria-label={t("clear")} onClick={clear}>
            <Icon source={XCircleIcon} tone="subdued" />
          </button>
        ) : null}
      </span>
    </div>
  );
}

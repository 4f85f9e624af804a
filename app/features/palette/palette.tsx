import { useNavigate } from "@remix-run/react";
import { Button, Icon, Spinner } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { KeyCaps } from "#app/ui/key-caps.tsx";
import { Overlay } from "#app/ui/overlay.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { paletteGroups, type PaletteItem } from "./palette-item.ts";
import styles from "./palette.module.css";
import { usePaletteItems } from "./use-palette-items.ts";

interface Props {
  /** What was typed before it was here. */
  typedAhead: string;
  onClose(): void;
}

/** Finds anything: what the page can do, views, pages, tickets, customers, orders. */
export default function Palette({ typedAhead, onClose }: Props): ReactNode {
  const { t } = useTranslation("palette");
  const navigate = useNavigate();
  const [typed, setTyped] = useState(typedAhead);
  const [chosen, setChosen] = useState<string | null>(null);
  const { items, busy, failed, retry } = usePaletteItems(typed);
  const listId = useId();
  // What was chosen stays chosen while answers come in below or above it.
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  );
  const active = items[at];

  function take(item: PaletteItem): void {
    onClose();
    if ("run" in item.act) item.act.run();
    else if ("to" in item.act) navigate(item.act.to);
    else window.open(item.act.admin, "_top");
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const edge = event.ctrlKey || event.metaKey ? { Home: 0, End: items.length - 1 }[event.key] : undefined;
    const to = step ? items[(at + step + items.length) % items.length] : edge === undefined ? undefined : items[edge];
    if (to) setChosen(to.id);
    else if (event.key === "Enter" && active && !event.nativeEvent.isComposing) take(active);
    else return;
    event.preventDefault();
  }

  return (
    <Overlay label={t("label")} onClose={onClose} place="top">
      <div className={styles.field}>
        <span>
          <Icon source={SearchIcon} tone="subdued" />
        </span>
        <input
          autoFocus
          role="combobox"
          aria-label={t("label")}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={active ? `${listId}-${active.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t("placeholder")}
          value={typed}
          onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyCaps keys="Escape" />
      </div>
      <Options items={items} active={active?.id ?? null} listId={listId} onTake={take} onPoint={setChosen} />
      <div className={styles.status} role="status">
        {failed ? (
          <>
            {t("failed")}
            <Button variant="plain" onClick={retry}>
              {t("retry")}
            </Button>
          </>
        ) : busy && typed.trim() ? (
          <>
            <Spinner size="small" />
            {t("searching")}
          </>
        ) : items.length ? (
          t("count", { count: items.length })
        ) : (
          t("none")
        )}
      </div>
    </Overlay>
  );
}

interface OptionsProps {
  items: PaletteItem[];
  active: string | null;
  listId: string;
  onTake(item: PaletteItem): void;
  onPoint(id: string): void;
}

function Options({ items, active, listId, onTake, onPoint }: OptionsProps): ReactNode {
  const { t } = useTranslation("palette");
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div ref={list} id={listId} role="listbox" aria-label={t("label")} className={styles.list}>
      {paletteGroups.map((group) => {
        const own = items.filter((item) => item.group === group);
        if (!own.length) return null;
        return (
          <div key={group} role="group" aria-labelledby={`${listId}-${group}`} className={styles.group}>
            <div id={`${listId}-${group}`} role="presentation" className={styles.groupName}>
              {t(`group.${group}`)}
            </div>
            {own.map((item) => (
              // Keys are the field's: the options never have the focus.
              <div
                key={item.id}
                id={`${listId}-${item.id}`}
                role="option"
                aria-selected={item.id === active}
                className={styles.item}
                onMouseMove={() => item.id !== active && onPoint(item.id)}
                onClick={() => onTake(item)}
              >
                <span className={styles.itemText}>{item.text}</span>
                <span className={styles.itemDetail}>{item.detail}</span>
                {item.keys ? <KeyCaps keys={item.keys} /> : null}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}

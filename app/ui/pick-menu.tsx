import { useId, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { LazyPopover } from "./lazy-popover.tsx";
import styles from "./pick-menu.module.css";

export interface PickItem {
  id: string;
  label: string;
  /** It is chosen already: choosing it again takes it away, where several may be chosen. */
  chosen?: boolean;
}

interface Props {
  open: boolean;
  onOpen(open: boolean): void;
  /** The button that opens it. */
  activator: ReactElement;
  /** What one looks for, as the field's name. */
  label: string;
  items: readonly PickItem[];
  onPick(item: PickItem): void;
  /** Offers to make what was typed; left out: only what is there can be chosen. */
  create?: { label(typed: string): string; onCreate(typed: string): void };
  /** Stands where nothing was found. */
  empty: ReactNode;
  /** Why more cannot be offered. */
  problem?: string | null;
  /** Several are chosen one after the other: it stays open. */
  several?: boolean;
}

/** A list that one narrows by typing: arrows and Enter choose, Escape closes. */
export function PickMenu(props: Props): ReactNode {
  return (
    <LazyPopover
      active={props.open}
      activator={props.activator}
      autofocusTarget="none"
      preferredAlignment="left"
      onClose={() => props.onOpen(false)}
    >
      {props.open ? <List {...props} /> : null}
    </LazyPopover>
  );
}

function List({ label, items, onPick, onOpen, create, empty, problem, several }: Props): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const wanted = fold(typed.trim());
  const found = items.filter((item) => fold(item.label).includes(wanted));
  const isNew = create && wanted !== "" && !items.some((item) => fold(item.label) === wanted);
  const rows = isNew ? [...found, { id: "+", label: create.label(typed.trim()) }] : found;
  const current = Math.min(at, rows.length - 1);

  const pick = (item: PickItem) => {
    if (item.id === "+" && isNew) create.onCreate(typed.trim());
    else onPick(item);
    setTyped("");
    setAt(0);
    if (!several) onOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = rows[current];
    if (step && rows.length) setAt((current + step + rows.length) % rows.length);
    else if (event.key === "Enter" && item) pick(item);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.menu}>
      <input
        className={styles.field}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={rows.length ? `${id}-${current}` : undefined}
        autoComplete="off"
        autoFocus
        placeholder={label}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
      {rows.length || !empty ? null : <p className={styles.empty}>{empty}</p>}
      <ul id={id} role="listbox" aria-label={label} aria-multiselectable={several} className={styles.list}>
        {rows.map((item, index) => (
          <li
            key={item.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={item.chosen ?? false}
            data-current={index === current || undefined}
            className={styles.item}
            ref={index === current ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            onPointerMove={() => setAt(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(item)}
          >
            <span className={styles.mark}>{item.chosen ? "✓" : null}</span>
            {item.label}
          </li>
        ))}
      </ul>
    </div>
  );
}

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ł/gi, "l").toLowerCase();

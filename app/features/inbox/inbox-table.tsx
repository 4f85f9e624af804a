import { useNavigate } from "@remix-run/react";
import { Text } from "@shopify/polaris";
import type { MouseEvent, ReactNode, RefObject } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { InboxTableRow } from "./inbox-table-row.tsx";
import styles from "./inbox.module.css";
import type { ShownRow } from "./steady-rows.ts";
import type { PresentByNumber } from "./use-list-presence.ts";
import type { Selection } from "./use-selection.ts";

const columns = ["customer", "subject", "order", "assignee", "status", "activity"] as const;

interface Props {
  rows: ShownRow[];
  /** Who else is at which of them. */
  present: PresentByNumber;
  selection: Selection;
  /** Another list is being read. */
  waiting: boolean;
  table: RefObject<HTMLTableElement>;
  /** Somebody's pointer or focus is in the list, or no longer. */
  onEngaged(engaged: boolean): void;
}

/** The tickets of one page of a view. */
export function InboxTable({ rows, present, selection, waiting, table, onEngaged }: Props): ReactNode {
  const { t } = useTranslation("inbox");
  const navigate = useNavigate();
  const some = selection.numbers.size > 0;
  const all = some && rows.every(({ row }) => selection.numbers.has(row.number));
  return (
    <table ref={table} className={styles.table} aria-busy={waiting}>
      <caption>
        <Text as="span" visuallyHidden>
          {t("title")}
        </Text>
      </caption>
      <thead>
        <tr>
          <td data-column="select">
            <label className={styles.check}>
              <input
                type="checkbox"
                aria-label={t("selectAll")}
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = some && !all;
                }}
                onChange={() => (all ? selection.clear() : selection.page())}
              />
            </label>
          </td>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        onClick={(event) => {
          const to = plainlyClicked(event);
          if (!to) return;
          event.preventDefault();
          navigate(to);
        }}
        onPointerEnter={() => onEngaged(true)}
        onPointerLeave={() => onEngaged(false)}
        onFocus={() => onEngaged(true)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) onEngaged(false);
        }}
      >
        {rows.map(({ row, left }) => (
          <InboxTableRow
            key={row.id}
            row={row}
            left={left}
            present={present.get(row.number)}
            selected={selection.numbers.has(row.number)}
            onToggle={selection.toggle}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Where a click within a row leads in this window. Fifty links of the router would each be drawn whenever it moves. */
function plainlyClicked(event: MouseEvent): string | null {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null;
  return (event.target as Element).closest("a[data-row]")?.getAttribute("href") ?? null;
}

import { Text } from "@shopify/polaris";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useListKeys } from "#app/ui/use-list-keys.ts";
import { InboxTableRow } from "./inbox-table-row.tsx";
import styles from "./inbox.module.css";
import type { InboxRow } from "#app/features/tickets/ticket-view.ts";

const columns = ["customer", "subject", "order", "assignee", "status", "activity"] as const;

/** The tickets of one page of a view. One moves with j and k and opens with Enter. */
export function InboxTable({ rows, waiting }: { rows: InboxRow[]; waiting: boolean }): ReactNode {
  const { t } = useTranslation("inbox");
  const list = useRef<HTMLTableElement>(null);
  useListKeys(list, "a[data-row]");
  return (
    <table ref={list} className={styles.table} aria-busy={waiting}>
      <caption>
        <Text as="span" visuallyHidden>
          {t("title")}
        </Text>
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <InboxTableRow key={row.number} row={row} />
        ))}
      </tbody>
    </table>
  );
}

import { ActionList, Button } from "@shopify/polaris";
import { FilterIcon, SortIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { FilterPill } from "./filter-pill.tsx";
import styles from "./filters.module.css";
import { withFilter, type PageAsk } from "./inbox-data.ts";
import { inboxSorts } from "./inbox-sort.ts";
import type { Choices } from "./use-choices.ts";
import { useFilterFields, type FilterField } from "./use-filter-fields.ts";

interface Props {
  ask: PageAsk;
  choices: Choices;
  onAsk(ask: PageAsk): void;
  /** Beside the order of the list. */
  children: ReactNode;
}

/** What narrows the view, and the order of the list. */
export function InboxFilters({ ask, choices, onAsk, children }: Props): ReactNode {
  const { t } = useTranslation("inbox");
  const [open, setOpen] = useState<FilterField | null>(null);
  const fields = useFilterFields(ask.filter, ask.rule.filter, choices.choices);
  const shown = fields.filter(({ field, isSet }) => isSet || field === open);
  const set = fields.some(({ isSet }) => isSet);
  return (
    <div className={styles.bar} role="group" aria-label={t("filter.label")}>
      {shown.map((of) => (
        <FilterPill
          key={of.field}
          of={of}
          open={open === of.field}
          choices={choices}
          onOpen={(now) => setOpen(now ? of.field : null)}
          onFilter={(filter) => onAsk(withFilter(ask, filter))}
        />
      ))}
      <AddFilter rest={fields.filter((one) => !shown.includes(one))} onAdd={setOpen} />
      {set ? (
        <Button variant="tertiary" size="slim" onClick={() => onAsk(withFilter(ask, ask.rule.filter))}>
          {t("filter.clearAll")}
        </Button>
      ) : null}
      <span className={styles.end}>
        {children}
        {ask.q ? null : <SortMenu ask={ask} onAsk={onAsk} />}
      </span>
    </div>
  );
}

function AddFilter(props: { rest: { field: FilterField; name: string }[]; onAdd(field: FilterField): void }) {
  const { t } = useTranslation("inbox");
  const [open, setOpen] = useState(false);
  return (
    <LazyPopover
      active={open}
      onClose={() => setOpen(false)}
      autofocusTarget="first-node"
      preferredAlignment="left"
      activator={
        <Button variant="tertiary" size="slim" icon={FilterIcon} onClick={() => setOpen(!open)}>
          {t("filter.add")}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={props.rest.map(({ field, name }) => ({
          content: name,
          onAction: () => {
            setOpen(false);
            props.onAdd(field);
          },
        }))}
      />
    </LazyPopover>
  );
}

function SortMenu({ ask, onAsk }: Pick<Props, "ask" | "onAsk">): ReactNode {
  const { t } = useTranslation("inbox");
  const [open, setOpen] = useState(false);
  return (
    <LazyPopover
      active={open}
      onClose={() => setOpen(false)}
      autofocusTarget="first-node"
      preferredAlignment="right"
      activator={
        <Button
          variant="tertiary"
          size="slim"
          icon={SortIcon}
          accessibilityLabel={`${t("sort.label")}: ${t(`sort.${ask.sort}`)}`}
          onClick={() => setOpen(!open)}
        >
          {t(`sort.${ask.sort}`)}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={inboxSorts.map((sort) => ({
          content: t(`sort.${sort}`),
          active: sort === ask.sort,
          onAction: () => {
            setOpen(false);
            onAsk({ ...ask, sort, cursor: null });
          },
        }))}
      />
    </LazyPopover>
  );
}

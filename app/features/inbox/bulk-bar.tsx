import { ActionList, Button } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import { lazy, Suspense, type ReactElement, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { nextStatuses, ticketStatuses } from "#app/features/tickets/ticket-status.ts";
import { PickMenu } from "#app/ui/pick-menu.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { BulkChange } from "./bulk-action.ts";
import styles from "./bulk.module.css";
import { priorities } from "./inbox-filter.ts";
import { countLimit, type FilterChoices, type InboxRow } from "./inbox-view.ts";
import type { SnoozeAsk } from "./use-bulk.ts";
import type { Selection } from "./use-selection.ts";

const SnoozeChoices = lazy(() => import("#app/features/tickets/snooze-choices.tsx"));

export type BulkMenu = "assign" | "status" | "tag" | "snooze" | "priority" | "more";

interface Props {
  selection: Selection;
  /** The selected tickets of this page. */
  rows: InboxRow[];
  /** All that match, up to `countLimit`; null: they cannot be chosen together (a search). */
  total: number | null;
  choices: FilterChoices | null;
  me: { id: string };
  menu: BulkMenu | null;
  onMenu(menu: BulkMenu | null): void;
  onChange(change: BulkChange | SnoozeAsk): void;
  onSpam(): void;
}

/** What can be done to the selected tickets; it stands over the heads of the columns. */
export function BulkBar(props: Props): ReactNode {
  const { selection, total, onMenu, menu } = props;
  const { t } = useTranslation("bulk");
  const count = selection.numbers.size;
  const more = total !== null && total > count && !selection.isMatching;
  const opens = (one: BulkMenu) => ({ open: menu === one, onOpen: (open: boolean) => onMenu(open ? one : null) });
  const button = (one: BulkMenu, text: string): ReactElement => (
    <Button size="slim" disclosure onClick={() => onMenu(menu === one ? null : one)}>
      {text}
    </Button>
  );
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("label")}>
      <span className={styles.count} role="status">
        {selection.isMatching ? t("selectedAll") : t("selected", { count })}
      </span>
      {more ? (
        <Button size="slim" variant="plain" onClick={selection.matching}>
          {total >= countLimit ? t("selectMatchingMany") : t("selectMatching", { count: total })}
        </Button>
      ) : null}
      <Button size="slim" onClick={() => props.onChange({ kind: "status", data: { status: "solved" } })}>
        {t("solve")}
      </Button>
      <AssignMenu {...props} {...opens("assign")} activator={button("assign", t("assign"))} />
      <StatusMenu {...props} {...opens("status")} activator={button("status", t("status"))} />
      <TagMenu {...props} {...opens("tag")} activator={button("tag", t("tag"))} />
      <Menu {...opens("snooze")} activator={button("snooze", t("snooze"))}>
        <Suspense fallback={<div className={styles.loading} />}>
          <SnoozeChoices
            onSnooze={(until) => {
              onMenu(null);
              props.onChange({ kind: "snooze", data: { snoozed: true, until } });
            }}
          />
        </Suspense>
      </Menu>
      <PriorityMenu {...props} {...opens("priority")} activator={button("priority", t("priority"))} />
      <MoreMenu {...props} {...opens("more")} activator={button("more", t("more"))} />
      <span className={styles.end}>
        <Button size="slim" variant="tertiary" icon={XIcon} accessibilityLabel={t("clear")} onClick={selection.clear} />
      </span>
    </div>
  );
}

interface MenuProps {
  open: boolean;
  onOpen(open: boolean): void;
  activator: ReactElement;
}

function Menu({ open, onOpen, activator, children }: MenuProps & { children: ReactNode }): ReactNode {
  return (
    <LazyPopover
      active={open}
      activator={activator}
      autofocusTarget="first-node"
      preferredAlignment="left"
      onClose={() => onOpen(false)}
    >
      {open ? children : null}
    </LazyPopover>
  );
}

type ItemMenuProps = MenuProps & Pick<Props, "rows" | "choices" | "me" | "onChange" | "onSpam" | "selection">;

function AssignMenu({ choices, me, onChange, rows, selection, ...menu }: ItemMenuProps): ReactNode {
  const { t } = useTranslation(["bulk", "inbox"]);
  const others = (choices?.staff ?? []).filter(({ id }) => id !== me.id);
  const has = (id: string | null) => !selection.isMatching && rows.every((row) => row.assigneeId === id);
  const items = [
    { id: me.id, label: t("assignMe"), chosen: has(me.id) },
    { id: "", label: t("assignNobody"), chosen: has(null) },
    ...others.map(({ id, name }) => ({ id, label: name, chosen: has(id) })),
  ];
  return (
    <PickMenu
      {...menu}
      label={t("find")}
      items={items}
      empty={t("inbox:filter.none")}
      onPick={({ id }) => onChange({ kind: "assign", data: { staffId: id || null } })}
    />
  );
}

function TagMenu({ choices, onChange, rows, selection, ...menu }: ItemMenuProps): ReactNode {
  const { t } = useTranslation("bulk");
  const has = (id: string) => !selection.isMatching && rows.every((row) => row.tags.some((tag) => tag.id === id));
  const items = (choices?.tags ?? []).map(({ id, name }) => ({ id, label: name, chosen: has(id) }));
  return (
    <PickMenu
      {...menu}
      label={t("find")}
      items={items}
      empty={t("noTags")}
      onPick={({ id, chosen }) => onChange({ kind: chosen ? "untag" : "tag", data: { tagId: id } })}
    />
  );
}

function StatusMenu({ onChange, rows, selection, onOpen, ...menu }: ItemMenuProps): ReactNode {
  const { t } = useTranslation("common");
  const may = (to: (typeof ticketStatuses)[number]) =>
    to !== "spam" &&
    to !== "new" &&
    (selection.isMatching || rows.some((row) => nextStatuses(row.status).includes(to)));
  return (
    <Menu {...menu} onOpen={onOpen}>
      <ActionList
        actionRole="menuitem"
        items={ticketStatuses.filter(may).map((status) => ({
          content: t(`status.${status}`),
          onAction: () => {
            onOpen(false);
            onChange({ kind: "status", data: { status } });
          },
        }))}
      />
    </Menu>
  );
}

function PriorityMenu({ onChange, onOpen, ...menu }: ItemMenuProps): ReactNode {
  const { t } = useTranslation("inbox");
  return (
    <Menu {...menu} onOpen={onOpen}>
      <ActionList
        actionRole="menuitem"
        items={priorities.toReversed().map((priority) => ({
          content: t(`priority.${priority}`),
          onAction: () => {
            onOpen(false);
            onChange({ kind: "priority", data: { priority } });
          },
        }))}
      />
    </Menu>
  );
}

function MoreMenu({ onChange, onSpam, rows, onOpen, ...menu }: ItemMenuProps): ReactNode {
  const { t } = useTranslation("bulk");
  const item = (content: string, run: () => void) => ({
    content,
    onAction: () => {
      onOpen(false);
      run();
    },
  });
  return (
    <Menu {...menu} onOpen={onOpen}>
      <ActionList
        actionRole="menuitem"
        items={[
          item(t("read"), () => onChange({ kind: "read", data: { unread: false } })),
          item(t("unread"), () => onChange({ kind: "read", data: { unread: true } })),
          ...(rows.some(({ snoozed }) => snoozed)
            ? [item(t("snoozeWake"), () => onChange({ kind: "snooze", data: { snoozed: false, until: null } }))]
            : []),
          item(t("spam"), onSpam),
        ]}
      />
    </Menu>
  );
}

import { Button } from "@shopify/polaris";
import { useLocation, useRevalidator } from "@remix-run/react";
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { wayStateOf } from "#app/features/tickets/list-place.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { BulkChange } from "./bulk-action.ts";
import { BulkBar, type BulkMenu } from "./bulk-bar.tsx";
import { isOver, isTakenBack, type BulkOfPage } from "./bulk-of-page.ts";
import { BulkProgress } from "./bulk-progress.tsx";
import styles from "./bulk.module.css";
import { writePageAsk, type InboxData } from "./inbox-data.ts";
import { InboxEmpty } from "./inbox-empty.tsx";
import { InboxSkeleton } from "./inbox-skeleton.tsx";
import { InboxTable } from "./inbox-table.tsx";
import type { FilterChoices } from "./inbox-view.ts";
import listStyles from "./inbox.module.css";
import { rowAfterChange, staysIn } from "./row-after-change.ts";
import { useBulk, type SnoozeAsk } from "./use-bulk.ts";
import { focusedNumber, moveFocus, rowLink, useInboxKeys } from "./use-inbox-keys.ts";
import type { ShownRow } from "./steady-rows.ts";
import { useListPresence } from "./use-list-presence.ts";
import { useSelection } from "./use-selection.ts";
import { useSteadyRows } from "./use-steady-rows.ts";

const SureSpam = lazy(() => import("./sure-spam.tsx"));
const undoToastMs = 10_000;

interface Props {
  data: InboxData;
  /** Another list is being read … */
  waiting: boolean;
  /** … and takes its time. */
  slow: boolean;
  choices: FilterChoices | null;
}

/**
 * The tickets of a page, what is selected of them, and what is being done to them. It stays where the list is empty or
 * another one is being read: what was begun in it can still be taken back.
 */
export function InboxList({ data, waiting, slow, choices }: Props): ReactNode {
  const { t } = useTranslation(["inbox", "bulk"]);
  const { revalidate } = useRevalidator();
  const table = useRef<HTMLTableElement>(null);
  const address = writePageAsk(data.ask);
  const [engaged, setEngaged] = useState(false);
  const [menu, setMenu] = useState<BulkMenu | null>(null);
  const [sureSpam, setSureSpam] = useState(false);

  // The list as it was when each change had come to its end: the one that is read next knows of it.
  const [ended, setEnded] = useState<ReadonlyMap<string, InboxData["rows"]>>(new Map());
  const bulk = useBulk((next) => {
    setEnded((before) => new Map(before).set(next.ask.requestKey, data.rows));
    revalidate();
    if (!next.view?.skipped && !next.view?.kept) sayDone(next);
  });
  const steady = useSteadyRows(data.rows, address, engaged);
  const rows = useShownRows(steady.rows, bulk.bulks, ended, data, choices);
  const numbers = useMemo(() => rows.map(({ row }) => row.number), [rows]);
  const present = useListPresence(numbers);
  const selection = useSelection(address, numbers);
  const isSelecting = selection.numbers.size > 0;
  // The row is marked first; then there is what can be done to it.
  const barWanted = useDeferredValue(isSelecting);
  const selected = rows.filter(({ row }) => selection.numbers.has(row.number)).map(({ row }) => row);

  function change(what: BulkChange | SnoozeAsk): void {
    const focused = focusedNumber(table.current);
    const one = selection.numbers.size ? null : focused;
    if (!selection.numbers.size && one === null) return;
    // The row may leave: the next one has the focus then.
    if (one !== null && mayLeave.has(what.kind)) leaveRow(table.current, one);
    const tickets = selection.isMatching
      ? { filter: data.ask.filter }
      : { numbers: one === null ? [...selection.numbers] : [one] };
    selection.clear();
    setMenu(null);
    void bulk.start(what, tickets);
  }
  useInboxKeys({
    table,
    selection,
    news: steady.news,
    canUndo: bulk.canUndo,
    onShowNews: steady.settle,
    onSolve: () => change({ kind: "status", data: { status: "solved" } }),
    onSpam: () => setSureSpam(true),
    onMenu: setMenu,
    onUndo: () => void bulk.undo(),
  });

  // Back from a ticket by key: its row has the focus again.
  const { focus } = wayStateOf(useLocation());
  useEffect(() => {
    if (focus) rowLink(table.current, focus)?.focus();
  }, [focus]);

  return (
    <div className={listStyles.list}>
      {isSelecting ? (
        barWanted ? (
          <div className={styles.over}>
            <BulkBar
              selection={selection}
              rows={selected}
              total={data.total}
              choices={choices}
              me={data.me}
              menu={menu}
              onMenu={setMenu}
              onChange={change}
              onSpam={() => setSureSpam(true)}
            />
          </div>
        ) : null
      ) : bulk.bulk && isToldHere(bulk.bulk) ? (
        <div className={styles.over}>
          <BulkProgress of={bulk.bulk} bulk={bulk} />
        </div>
      ) : null}
      {steady.news ? (
        <div className={listStyles.news} role="status">
          <Button size="slim" onClick={steady.settle}>
            {t("news", { count: steady.news })}
          </Button>
        </div>
      ) : null}
      {slow ? (
        <InboxSkeleton />
      ) : rows.length || data.nextCursor || data.previousCursor ? (
        <InboxTable
          rows={rows}
          present={present}
          selection={selection}
          waiting={waiting}
          table={table}
          onEngaged={setEngaged}
        />
      ) : data.scannedTo === null ? (
        <InboxEmpty ask={data.ask} />
      ) : null}
      {sureSpam ? (
        <Suspense fallback={null}>
          <SureSpam
            count={selection.isMatching ? null : selection.numbers.size}
            onClose={() => setSureSpam(false)}
            onSure={() => change({ kind: "spam", data: {} })}
          />
        </Suspense>
      ) : null}
    </div>
  );

  function sayDone({ view, ask }: BulkOfPage): void {
    if (!view || view.state === "failed") return;
    if (view.state === "undone") return void shopify.toast.show(t("bulk:undone"));
    shopify.toast.show(t("bulk:done", { count: view.done }), {
      duration: undoToastMs,
      action: t("bulk:undo"),
      onAction: () => void bulk.undo(ask.requestKey),
    });
  }
}

const mayLeave = new Set(["status", "spam", "snooze"]);

function leaveRow(table: HTMLTableElement | null, number: number): void {
  moveFocus(table, 1);
  if (focusedNumber(table) === number) moveFocus(table, -1);
}

/** Small changes that went well are a toast; what takes its time or went wrong is told where the list is. */
function isToldHere(bulk: BulkOfPage): boolean {
  const { view, problem } = bulk;
  if (problem !== null || view?.state === "failed") return true;
  if (isOver(view)) return (view?.skipped ?? 0) + (view?.kept ?? 0) > 0;
  return "filter" in bulk.ask.tickets || bulk.ask.tickets.numbers.length > 10;
}

type Row = InboxData["rows"][number];

/** The rows with what is being done to them shown already; what leaves the list by it is gone at once. */
function useShownRows(
  steady: ShownRow<Row>[],
  bulks: readonly BulkOfPage[],
  ended: ReadonlyMap<string, Row[]>,
  data: InboxData,
  choices: FilterChoices | null,
): ShownRow<Row>[] {
  const { me, ask, rows: read } = data;
  return useMemo(() => {
    const names = {
      me: me.id,
      staff: (id: string) => choices?.staff.find((one) => one.id === id)?.name ?? null,
      tag: (id: string) => choices?.tags.find((one) => one.id === id)?.name ?? null,
    };
    return bulks.reduce((rows, bulk) => {
      // What was refused or taken back was never done.
      if (isTakenBack(bulk)) return rows;
      const { view, ask: asked } = bulk;
      const { change, tickets, requestKey } = asked;
      const meant = "numbers" in tickets ? new Set(tickets.numbers) : null;
      const known = isOver(view) && ended.get(requestKey) !== read;
      return rows.flatMap((one) => {
        if (meant && !meant.has(one.row.number)) return [one];
        // One's own change needs no telling: the row goes.
        if (known) return one.left ? [] : [one];
        const row = { ...one.row, ...rowAfterChange(one.row, change, names) };
        if (!staysIn(row, ask.filter, me.id) && staysIn(one.row, ask.filter, me.id)) return [];
        return [{ row, left: one.left }];
      });
    }, steady);
  }, [steady, bulks, ended, me, ask, read, choices]);
}

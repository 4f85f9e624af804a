import { useFetcher } from "@remix-run/react";
import { Button, Checkbox, InlineError, Modal, Text, TextField } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon, DeleteIcon, UndoIcon } from "@shopify/polaris-icons";
import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./filters.module.css";
import type { SavedViewSummary } from "./inbox-view.ts";
import type { ViewArrangement } from "./saved-view-form.ts";

interface Row {
  id: string;
  name: string;
  isShared: boolean;
  removed: boolean;
}

/** The views that people keep: their order, their names, who sees them, and the way out. Kept all at once. */
export default function ArrangeViews({ saved, onClose }: { saved: SavedViewSummary[]; onClose(): void }): ReactNode {
  const { t } = useTranslation("inbox");
  const say = useProblemText();
  const fetcher = useFetcher<Outcome<null>>();
  const [rows, setRows] = useState<Row[]>(() =>
    saved.map(({ id, name, isShared }) => ({ id, name, isShared, removed: false })),
  );
  const [told, setTold] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ id: string; step: 1 | -1 } | null>(null);
  // A row that moves loses the focus; at an end only the other way is left.
  useLayoutEffect(() => {
    const { id, step } = moved.current ?? {};
    moved.current = null;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-view="${id}"] button`) ?? [])];
    const wanted = step === 1 ? [buttons[1], buttons[0]] : [buttons[0], buttons[1]];
    if (step) wanted.find((button) => button && !button.disabled)?.focus();
  }, [rows]);

  useAnswer(fetcher.data, (answer) => {
    if (!answer.ok) return;
    shopify.toast.show(t("saved.arranged"));
    onClose();
  });
  const edit = (id: string, change: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.id === id ? { ...row, ...change } : row)));
  const move = (row: Row, step: 1 | -1) => {
    const to = rows.indexOf(row) + step;
    moved.current = { id: row.id, step };
    const others = rows.filter((one) => one !== row);
    setRows([...others.slice(0, to), row, ...others.slice(to)]);
    setTold(t("saved.place", { name: row.name, place: to + 1, count: rows.length }));
  };
  const save = () => {
    const views: ViewArrangement = {
      views: rows.filter(({ removed }) => !removed).map(({ id, name, isShared }) => ({ id, name, isShared })),
      removed: rows.filter(({ removed }) => removed).map(({ id }) => id),
    };
    fetcher.submit({ intent: "arrange", views: JSON.stringify(views) }, { method: "post", action: "/app/views" });
  };
  const refusal = fetcher.data && !fetcher.data.ok && fetcher.state === "idle" ? fetcher.data : null;
  return (
    <Modal
      open
      title={t("saved.arrange")}
      onClose={onClose}
      primaryAction={{
        content: t("saved.saveEdit"),
        disabled: rows.some(({ name, removed }) => !removed && !name.trim()),
        loading: fetcher.state !== "idle",
        onAction: save,
      }}
      secondaryActions={[{ content: t("saved.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <ol ref={list} className={styles.arrange}>
          {rows.map((row, at) => (
            <li key={row.id} data-view={row.id}>
              <Button
                variant="tertiary"
                icon={ChevronUpIcon}
                accessibilityLabel={t("saved.up", { name: row.name })}
                disabled={at === 0}
                onClick={() => move(row, -1)}
              />
              <Button
                variant="tertiary"
                icon={ChevronDownIcon}
                accessibilityLabel={t("saved.down", { name: row.name })}
                disabled={at === rows.length - 1}
                onClick={() => move(row, 1)}
              />
              <div className={styles.arrangeName}>
                <TextField
                  label={t("saved.name")}
                  labelHidden
                  value={row.name}
                  onChange={(name) => edit(row.id, { name })}
                  maxLength={60}
                  autoComplete="off"
                  disabled={row.removed}
                  helpText={row.removed ? t("saved.removedBySave") : undefined}
                  error={row.removed || row.name.trim() ? undefined : t("saved.nameMissing")}
                />
              </div>
              <Checkbox
                label={t("saved.sharedShort")}
                checked={row.isShared}
                disabled={row.removed}
                onChange={(isShared) => edit(row.id, { isShared })}
              />
              <Button
                variant="tertiary"
                icon={row.removed ? UndoIcon : DeleteIcon}
                accessibilityLabel={t(row.removed ? "saved.keepOne" : "saved.removeOne", { name: row.name })}
                onClick={() => edit(row.id, { removed: !row.removed })}
              />
            </li>
          ))}
        </ol>
        {refusal ? <InlineError fieldID="arrange-views" message={say(refusal)} /> : null}
        <div role="status">
          <Text as="span" visuallyHidden>
            {told}
          </Text>
        </div>
      </Modal.Section>
    </Modal>
  );
}

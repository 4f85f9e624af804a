import { useFetcher, useNavigate } from "@remix-run/react";
import { BlockStack, Button, Checkbox, Modal, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { PageAsk } from "./inbox-data.ts";
import { isSameFilter } from "./inbox-filter.ts";
import type { SavedViewSummary } from "./inbox-view.ts";

/** Keeps what is chosen on the page as a view, or changes the view one is in. Nothing where there is nothing to keep. */
export function SaveView({ ask, saved }: { ask: PageAsk; saved: SavedViewSummary[] }): ReactNode {
  const { t } = useTranslation("inbox");
  const [form, setForm] = useState<"new" | "edit" | null>(null);
  const keeper = useKeepView(() => undefined);
  const own = saved.find(({ id }) => ask.view === `v${id}`) ?? null;
  const changed = !isSameFilter(ask.filter, ask.rule.filter) || ask.sort !== ask.rule.sort;
  if (ask.q || (!own && !changed)) return null;
  return (
    <>
      {own && changed ? (
        <Button
          size="slim"
          variant="tertiary"
          loading={keeper.busy}
          onClick={() => keeper.keep(own.id, { name: own.name, isShared: own.isShared }, ask)}
        >
          {t("saved.update")}
        </Button>
      ) : null}
      {changed ? (
        <Button size="slim" variant="tertiary" onClick={() => setForm("new")}>
          {t("saved.save")}
        </Button>
      ) : null}
      {own && !changed ? (
        <Button size="slim" variant="tertiary" onClick={() => setForm("edit")}>
          {t("saved.edit")}
        </Button>
      ) : null}
      {form ? <ViewForm view={form === "edit" ? own : null} ask={ask} onClose={() => setForm(null)} /> : null}
    </>
  );
}

interface Named {
  name: string;
  isShared: boolean;
}

/** Sends a view to be kept, and goes to it. */
function useKeepView(onKept: () => void) {
  const fetcher = useFetcher<Outcome<{ id: string }>>();
  const navigate = useNavigate();
  const { t } = useTranslation("inbox");
  useAnswer(fetcher.data, (answer) => {
    if (!answer.ok) return;
    shopify.toast.show(t("saved.saved"));
    onKept();
    navigate(`/app/tickets?view=v${answer.value.id}`, { preventScrollReset: true });
  });
  return {
    busy: fetcher.state !== "idle",
    refusal: fetcher.data && !fetcher.data.ok && fetcher.state === "idle" ? fetcher.data : null,
    keep: (id: string | null, named: Named, { filter, sort }: PageAsk) =>
      fetcher.submit(
        { intent: "keep", id: id ?? "", view: JSON.stringify({ ...named, filter, sort }) },
        { method: "post", action: "/app/views" },
      ),
  };
}

function ViewForm({ view, ask, onClose }: { view: SavedViewSummary | null; ask: PageAsk; onClose(): void }): ReactNode {
  const { t } = useTranslation("inbox");
  const say = useProblemText();
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [sure, setSure] = useState(false);
  const keeper = useKeepView(onClose);
  const dropper = useDropView(onClose);
  const refusal = keeper.refusal ?? dropper.refusal;
  if (view && sure)
    return (
      <Modal
        open
        title={t(view.isShared ? "saved.removeSure" : "saved.removeSureMine", { name: view.name })}
        onClose={onClose}
        primaryAction={{
          content: t("saved.remove"),
          destructive: true,
          loading: dropper.busy,
          onAction: () => dropper.drop(view.id),
        }}
        secondaryActions={[{ content: t("saved.cancel"), onAction: () => setSure(false) }]}
      />
    );
  return (
    <Modal
      open
      title={t(view ? "saved.edit" : "saved.save")}
      onClose={onClose}
      primaryAction={{
        content: t(view ? "saved.saveEdit" : "saved.create"),
        disabled: !name.trim(),
        loading: keeper.busy,
        onAction: () => keeper.keep(view?.id ?? null, { name, isShared }, ask),
      }}
      secondaryActions={[
        ...(view ? [{ content: t("saved.remove"), destructive: true, onAction: () => setSure(true) }] : []),
        { content: t("saved.cancel"), onAction: onClose },
      ]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <TextField
            label={t("saved.name")}
            placeholder={t("saved.namePlaceholder")}
            value={name}
            onChange={setName}
            maxLength={60}
            autoComplete="off"
            autoFocus
            error={refusal ? say(refusal) : undefined}
          />
          <Checkbox
            label={t("saved.shared")}
            helpText={t("saved.sharedHint")}
            checked={isShared}
            onChange={setShared}
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function useDropView(onDropped: () => void) {
  const fetcher = useFetcher<Outcome<null>>();
  const navigate = useNavigate();
  const { t } = useTranslation("inbox");
  useAnswer(fetcher.data, (answer) => {
    if (!answer.ok) return;
    shopify.toast.show(t("saved.removed"));
    onDropped();
    navigate("/app/tickets");
  });
  return {
    busy: fetcher.state !== "idle",
    refusal: fetcher.data && !fetcher.data.ok && fetcher.state === "idle" ? fetcher.data : null,
    drop: (id: string) => fetcher.submit({ intent: "drop", id }, { method: "post", action: "/app/views" }),
  };
}

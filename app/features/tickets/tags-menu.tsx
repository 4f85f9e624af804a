import { useFetcher } from "@remix-run/react";
import { Button, Spinner } from "@shopify/polaris";
import { useEffect, useState, type ReactNode } from "react";
import type { TagView } from "#app/features/tags/tag-name.ts";
import type { Failed } from "#app/ui/or-failed.ts";
import { PickMenu } from "#app/ui/pick-menu.tsx";
import { useShortcut } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

interface Props {
  tags: readonly TagView[];
  onAdd(name: string): void;
  onRemove(tag: TagView): void;
}

/** Puts tags on the ticket and takes them off; what is not there yet is made by typing it. */
export function TagsMenu({ tags, onAdd, onRemove }: Props): ReactNode {
  const { t } = useTranslation("state");
  const [open, setOpen] = useState(false);
  const fetcher = useFetcher<{ tags: TagView[] } | Failed>();
  const { load } = fetcher;
  useShortcut("t", "tag", () => setOpen(true));
  useEffect(() => {
    if (open) load("/app/tags");
  }, [open, load]);
  const failed = fetcher.data !== undefined && "failed" in fetcher.data;
  const offered = fetcher.data && "tags" in fetcher.data ? fetcher.data.tags : [];
  const all = [...tags, ...offered.filter(({ id }) => !tags.some((tag) => tag.id === id))];
  return (
    <PickMenu
      several
      open={open}
      onOpen={setOpen}
      label={t("tags.field")}
      items={all.map(({ id, name }) => ({ id, label: name, chosen: tags.some((tag) => tag.id === id) }))}
      problem={failed ? t("tags.failed") : null}
      empty={
        fetcher.data ? failed ? null : t("tags.none") : <Spinner size="small" accessibilityLabel={t("tags.loading")} />
      }
      onPick={({ id, label, chosen }) => (chosen ? onRemove({ id, name: label }) : onAdd(label))}
      create={{ label: (name) => t("tags.create", { name }), onCreate: onAdd }}
      activator={
        <Button size="slim" disclosure onClick={() => setOpen(!open)}>
          {t("tags.button")}
        </Button>
      }
    />
  );
}

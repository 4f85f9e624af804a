import { BlockStack, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import { useAct, type ActPreview } from "../use-act.tsx";
import type { NoteAndTags, NoteChange } from "./note-change.ts";

/** The order's note and tags, to be changed as in Shopify. */
export function NoteForm(props: ActFormProps<NoteAndTags>): ReactNode {
  const { t } = useTranslation("note");
  const untouched = { note: props.form.note, tags: props.form.tags.join(", ") };
  const act = useAct<NoteChange & ActPreview>({
    kind: "note",
    number: props.number,
    untouched,
    isChosen: ({ note, tags }) => note !== untouched.note || tags !== untouched.tags,
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { values, set, problemOf, shown } = act;
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={t("confirm")}
      fields={
        <>
          <TextField
            label={t("note")}
            helpText={t("noteHint")}
            multiline={4}
            maxHeight={240}
            value={values.note}
            onChange={(value) => set("note", value)}
            error={problemOf("note")}
            autoComplete="off"
          />
          <TextField
            label={t("tags")}
            helpText={t("tagsHint")}
            value={values.tags}
            onChange={(value) => set("tags", value)}
            error={problemOf("tags")}
            autoComplete="off"
          />
        </>
      }
      preview={
        <ActPreviewCard act={act} title={t("preview.title")}>
          {shown ? (
            <BlockStack gap="150">
              {shown.note ? (
                <>
                  <p className={styles.quiet}>{t("preview.before", { note: shown.note.before || "–" })}</p>
                  <Text as="p" breakWord>
                    {t("preview.after", { note: shown.note.after || "–" })}
                  </Text>
                </>
              ) : null}
              {shown.added.length ? <Text as="p">{t("preview.added", { tags: shown.added.join(", ") })}</Text> : null}
              {shown.removed.length ? (
                <Text as="p">{t("preview.removed", { tags: shown.removed.join(", ") })}</Text>
              ) : null}
            </BlockStack>
          ) : (
            <NothingToShow act={act} choose={t("preview.choose")} />
          )}
        </ActPreviewCard>
      }
    />
  );
}

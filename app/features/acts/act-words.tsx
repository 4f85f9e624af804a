import { Select, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Act, ActPreview } from "./use-act.tsx";

interface ReasonProps<Preview extends ActPreview> {
  act: Act<Preview>;
  /** In the person's words: they are kept as they stand. */
  reasons: readonly string[];
}

/** Why, if one likes to say. */
export function ReasonSelect<Preview extends ActPreview>({ act, reasons }: ReasonProps<Preview>): ReactNode {
  const { t } = useTranslation("act");
  return (
    <Select
      label={t("reason.label")}
      options={[{ value: "", label: t("reason.none") }, ...reasons.map((value) => ({ value, label: value }))]}
      value={act.values.reason}
      onChange={(value) => act.set("reason", value)}
      error={act.problemOf("reason")}
    />
  );
}

interface NoteProps<Preview extends ActPreview> {
  act: Act<Preview>;
  /** Where it is kept, and who sees it. */
  hint: string;
  /** UTF-16 units. */
  longest?: number;
}

/** A word for the team. */
export function NoteField<Preview extends ActPreview>({ act, hint, longest }: NoteProps<Preview>): ReactNode {
  const { t } = useTranslation("act");
  return (
    <TextField
      label={t("note")}
      helpText={hint}
      value={act.values.note ?? ""}
      onChange={(value) => act.set("note", value)}
      error={act.problemOf("note")}
      maxLength={longest}
      multiline={2}
      autoComplete="off"
    />
  );
}

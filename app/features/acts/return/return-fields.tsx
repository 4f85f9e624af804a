import { Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { NoteField } from "../act-words.tsx";
import { QuantityLine, QuantityLines } from "../quantity-lines.tsx";
import type { Act, ActPreview, ActValues } from "../use-act.tsx";
import { LabelField } from "./label-field.tsx";
import { longestReturnNote } from "./return-input.ts";
import type { ReturnForm, ReturnFormLine } from "./return-preview.ts";
import { noLabelFile } from "./use-label-file.ts";

interface LinesProps<Preview extends ActPreview> {
  form: ReturnForm;
  act: Act<Preview>;
  /** Below a line that is chosen. */
  below?: (line: ReturnFormLine) => ReactNode;
}

/** Which items come back, how many of each, and why. */
export function ReturnLines<Preview extends ActPreview>({ form, act, below }: LinesProps<Preview>): ReactNode {
  const { t } = useTranslation("return");
  const { values, set, problemOf } = act;
  return (
    <QuantityLines>
      {form.lines.map((line) => {
        const field = `line.${line.sentId}`;
        const reasonField = `reason.${line.sentId}`;
        return (
          <QuantityLine
            key={line.sentId}
            field={field}
            title={[line.title, line.variantTitle].filter(Boolean).join(", ")}
            imageUrl={line.imageUrl}
            about={null}
            most={line.returnable}
            noneLeft=""
            value={values[field]}
            onChange={(value) => set(field, value)}
            problem={problemOf(field)}
          >
            {Number(values[field] ?? 0) > 0 ? (
              <div style={{ flexBasis: "100%", display: "grid", gap: "var(--p-space-200)" }}>
                <Select
                  label={t("reasonOf", { title: line.title })}
                  labelHidden
                  placeholder={t("reason")}
                  options={form.reasons.map(({ id, name }) => ({ value: id, label: name }))}
                  value={values[reasonField] ?? ""}
                  onChange={(value) => set(reasonField, value)}
                  error={problemOf(reasonField)}
                />
                {below?.(line)}
              </div>
            ) : null}
          </QuantityLine>
        );
      })}
      {form.hasMore ? (
        <Text as="p" tone="subdued">
          {t("more")}
        </Text>
      ) : null}
    </QuantityLines>
  );
}

const fieldOf = <Preview extends ActPreview>(
  { values, set, problemOf }: Act<Preview>,
  name: "labelUrl" | "trackingNumber" | "fee" | "instructions",
) => ({
  value: values[name] ?? "",
  onChange: (value: string) => set(name, value),
  error: problemOf(name),
  autoComplete: "off",
});

/** How it comes back. */
export function WayBack<Preview extends ActPreview>(props: {
  act: Act<Preview>;
  /** Of the ticket. */
  number: number;
  labelHint: string;
}): ReactNode {
  const { act, number, labelHint } = props;
  const { t } = useTranslation("return");
  return (
    <>
      <TextField
        label={t("instructions")}
        helpText={t("instructionsHint")}
        {...fieldOf(act, "instructions")}
        multiline={3}
        maxHeight={200}
      />
      {act.values.labelFile ? null : (
        <TextField
          label={t("labelUrl")}
          helpText={labelHint}
          {...fieldOf(act, "labelUrl")}
          type="url"
          inputMode="url"
        />
      )}
      <LabelField act={act} number={number} />
      <TextField label={t("trackingNumber")} {...fieldOf(act, "trackingNumber")} />
    </>
  );
}

/** The same, what it costs, and a word for the team. */
export function ReturnWay<Preview extends ActPreview>(props: {
  form: ReturnForm;
  act: Act<Preview>;
  number: number;
}): ReactNode {
  const { form, act, number } = props;
  const { t } = useTranslation("return");
  return (
    <>
      <WayBack act={act} number={number} labelHint={t("labelHint")} />
      <TextField
        label={t("fee", { currency: form.currency })}
        helpText={t("feeHint")}
        {...fieldOf(act, "fee")}
        inputMode="decimal"
      />
      <NoteField act={act} hint={t("noteHint")} longest={longestReturnNote} />
    </>
  );
}

/** Something is chosen, and it is said of each why it comes back. */
export const isReturnChosen = (values: ActValues): boolean => {
  const chosen = Object.entries(values).filter(([field, value]) => field.startsWith("line.") && Number(value) > 0);
  return chosen.length > 0 && chosen.every(([field]) => values[field.replace("line.", "reason.")]);
};

export const untouchedReturn = ({ instructions }: ReturnForm): ActValues => ({
  instructions,
  labelUrl: "",
  ...noLabelFile,
  trackingNumber: "",
  fee: "",
  note: "",
});

import { Button, Checkbox, InlineStack, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { NoteField } from "../act-words.tsx";
import { PickVariants } from "../pick-variants.tsx";
import { QuantityLine, QuantityLines } from "../quantity-lines.tsx";
import { useAct, type ActPreview } from "../use-act.tsx";
import type { EditForm as Start, EditPlan } from "./edit-choice.ts";
import { EditPreviewCard } from "./edit-preview-card.tsx";

/** How many of each there are to be, what is added, and what the customer hears of it. */
export function EditForm(props: ActFormProps<Start>): ReactNode {
  const { lines, mayRestock, mayDiscount, mayNotify } = props.form;
  const { t } = useTranslation("edit");
  const now = Object.fromEntries(lines.map(({ lineId, quantity }) => [`line.${lineId}`, String(quantity)]));
  const act = useAct<EditPlan & ActPreview>({
    kind: "edit",
    number: props.number,
    untouched: { ...now, percent: "", restock: mayRestock ? "on" : "", notify: mayNotify ? "on" : "", note: "" },
    isChosen: (values) =>
      Object.entries(values).some(
        ([field, value]) =>
          (field.startsWith("add.") && Number(value) > 0) || (field.startsWith("line.") && value !== now[field]),
      ),
    beside: { opened: props.form.opened },
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { values, set, problemOf } = act;
  const isLess = lines.some(({ lineId, quantity }) => Number(values[`line.${lineId}`]) < quantity);
  const isMore = Object.entries(values).some(([field, value]) => field.startsWith("add.") && Number(value) > 0);
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={t("confirm")}
      fields={
        <>
          <QuantityLines>
            {lines.map(({ lineId, title, imageUrl, sent, isEditable }) => {
              const field = `line.${lineId}`;
              return (
                <QuantityLine
                  key={lineId}
                  field={field}
                  title={title}
                  imageUrl={imageUrl}
                  about={sent ? t("sent", { count: sent }) : null}
                  most={isEditable ? 999 : 0}
                  isOpenEnded
                  noneLeft={t("fixed")}
                  value={values[field]}
                  onChange={(value) => set(field, value)}
                  problem={problemOf(field)}
                />
              );
            })}
          </QuantityLines>
          {props.form.hasMore ? <Text as="p">{t("hasMore")}</Text> : null}
          {lines.some(({ sent }) => sent > 0) ? (
            <InlineStack>
              <Button variant="plain" onClick={() => props.onInstead("return")}>
                {t("returnInstead")}
              </Button>
            </InlineStack>
          ) : null}
          {isLess && mayRestock ? (
            <Checkbox
              label={t("restock")}
              checked={values.restock === "on"}
              onChange={(checked) => set("restock", checked ? "on" : "")}
              error={problemOf("restock")}
            />
          ) : null}
          <PickVariants act={act} prefix="add." />
          {isMore && mayDiscount ? (
            <TextField
              label={t("percent")}
              suffix="%"
              inputMode="numeric"
              value={values.percent}
              onChange={(value) => set("percent", value)}
              error={problemOf("percent")}
              autoComplete="off"
            />
          ) : null}
          {mayNotify ? (
            <Checkbox
              label={t("notify")}
              helpText={t("notifyHint")}
              checked={values.notify === "on"}
              onChange={(checked) => set("notify", checked ? "on" : "")}
            />
          ) : null}
          <NoteField act={act} hint={t("noteHint")} longest={200} />
        </>
      }
      preview={<EditPreviewCard act={act} />}
    />
  );
}

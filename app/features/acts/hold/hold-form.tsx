import { ChoiceList, Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { ActPreviewCard, NothingToShow } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import { useAct, type ActPreview } from "../use-act.tsx";
import { holdReasons, type HoldForm as Start, type HoldPart, type HoldPlan } from "./hold-preview.ts";

/** What is not to be sent yet, and why; or what may go now. */
export function HoldForm(props: ActFormProps<Start>): ReactNode {
  const { parts } = props.form;
  const { t } = useTranslation("hold");
  const { t: shared } = useTranslation("act");
  const first = parts[0]!;
  const act = useAct<HoldPlan & ActPreview>({
    kind: "hold",
    number: props.number,
    untouched: { part: first.partId, how: first.may[0] ?? "hold", reason: "", note: "" },
    isChosen: ({ how, reason }) => how === "release" || reason !== "",
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { values, set, problemOf, shown } = act;
  const part = parts.find(({ partId }) => partId === values.part) ?? first;
  const isRelease = values.how === "release";
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={false}
      confirmLabel={t(isRelease ? "confirmRelease" : "confirmHold")}
      fields={
        <>
          {parts.length > 1 ? (
            <Select
              label={t("part")}
              options={parts.map((one) => ({ value: one.partId, label: `${one.place}: ${itemsOf(one)}` }))}
              value={part.partId}
              onChange={(value) => set("part", value)}
              error={problemOf("part")}
            />
          ) : null}
          {part.holds.length ? (
            <Text as="p" tone="subdued">
              {t("heldBy", { reasons: part.holds.join("; ") })}
            </Text>
          ) : null}
          <ChoiceList
            title={t("how.label")}
            choices={(["release", "hold"] as const).map((way) => ({
              value: way,
              label: t(`how.${way}`),
              disabled: !part.may.includes(way),
            }))}
            selected={[values.how ?? ""]}
            onChange={([way]) => set("how", way ?? "hold")}
            error={problemOf("how")}
          />
          {isRelease ? null : (
            <>
              <Select
                label={shared("reason.label")}
                placeholder="–"
                options={holdReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
                value={values.reason}
                onChange={(value) => set("reason", value)}
                error={problemOf("reason")}
                requiredIndicator
              />
              <TextField
                label={shared("note")}
                helpText={t("noteHint")}
                value={values.note}
                onChange={(value) => set("note", value)}
                error={problemOf("note")}
                autoComplete="off"
              />
            </>
          )}
        </>
      }
      preview={
        <ActPreviewCard act={act} title={t("preview.title")}>
          {shown ? (
            <>
              <Text as="p">
                {t(shown.how === "release" ? "preview.release" : "preview.hold", { place: shown.place })}
              </Text>
              <ul className={styles.payments}>
                {shown.lines.map(({ title, quantity }, index) => (
                  <li key={index}>{shared("preview.line", { title, quantity })}</li>
                ))}
              </ul>
            </>
          ) : (
            <NothingToShow act={act} choose={t("preview.choose")} />
          )}
        </ActPreviewCard>
      }
    />
  );
}

const itemsOf = ({ lines }: HoldPart): string =>
  lines.map(({ title, quantity }) => `${quantity} × ${title}`).join(", ");

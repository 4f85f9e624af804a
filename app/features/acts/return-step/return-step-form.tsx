import { Checkbox, ChoiceList, Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useMoneyText } from "#app/ui/money.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ActBody } from "../act-body.tsx";
import type { ActFormProps } from "../act-panel.tsx";
import { ActPreviewCard, NothingToShow, PaymentList } from "../act-preview-card.tsx";
import styles from "../acts.module.css";
import { QuantityLine, QuantityLines } from "../quantity-lines.tsx";
import { WayBack } from "../return/return-fields.tsx";
import { noLabelFile } from "../return/use-label-file.ts";
import { useAct, type Act, type ActPreview, type ActValues } from "../use-act.tsx";
import { fitStep } from "./fit-step.ts";
import { goesOut, mayBeOwed } from "./goes-out.ts";
import {
  declineReasons,
  type ReturnStepForm as Start,
  type ReturnStepPlan,
  type ReturnView,
} from "./return-step-preview.ts";
import { useReturnReason } from "./use-return-reason.ts";

type Step = Act<ReturnStepPlan & ActPreview>;

/** What is done with a return that is there. */
export function ReturnStepForm(props: ActFormProps<Start>): ReactNode {
  const { form } = props;
  const { t } = useTranslation("returnStep");
  const money = useMoneyText();
  const first = form.returns[0]!;
  const act = useAct<ReturnStepPlan & ActPreview>({
    kind: "returnStep",
    number: props.number,
    untouched: {
      return: first.returnId,
      how: first.may[0]!,
      reason: "",
      note: "",
      restock: "none",
      notify: "on",
      instructions: form.instructions,
      labelUrl: "",
      ...noLabelFile,
      trackingNumber: "",
      invoice: form.mayInvoice ? "on" : "",
      ...Object.fromEntries(form.returns.flatMap(quantitiesOf)),
    },
    fit: (values) => fitStep(values, form.returns),
    isChosen: (values) => isChosen(values, form.returns),
    beside: Object.fromEntries(form.returns.map(({ returnId, goesOut }) => [`goesOut.${returnId}`, goesOut])),
    onOutdated: props.onOutdated,
    goOn: props.goOn,
  });
  const { values, set, problemOf, shown } = act;
  const own = form.returns.find(({ returnId }) => returnId === values.return) ?? first;
  const how = own.may.find((one) => one === values.how) ?? own.may[0]!;
  const refund = shown?.how === "receive" && shown.amount.presentment.minor !== "0" ? shown.amount.presentment : null;
  return (
    <ActBody
      {...props}
      act={act}
      isDestructive={refund !== null}
      confirmLabel={refund ? t("confirmRefund", { amount: money(refund) }) : t(`confirm.${how}`)}
      fields={
        <>
          {form.returns.length > 1 ? (
            <Select
              label={t("which")}
              options={form.returns.map((one) => ({ value: one.returnId, label: `${one.name}: ${itemsOf(one)}` }))}
              value={own.returnId}
              onChange={(value) => {
                set("return", value);
                set("how", form.returns.find(({ returnId }) => returnId === value)?.may[0] ?? "");
              }}
              error={problemOf("return")}
            />
          ) : null}
          {form.hasMore ? (
            <Text as="p" tone="subdued">
              {t("list.more")}
            </Text>
          ) : null}
          <Said of={own} />
          <ChoiceList
            title={t("howTitle")}
            choices={own.may.map((one) => ({ value: one, label: t(`how.${one}`) }))}
            selected={[how]}
            onChange={([one]) => set("how", one ?? "")}
            error={problemOf("how")}
          />
          {how === "approve" || how === "label" ? (
            <WayBack act={act} number={props.number} labelHint={t("labelHint")} />
          ) : null}
          {how === "receive" ? <Received form={form} of={own} act={act} /> : null}
          {how === "decline" ? (
            <Select
              label={t("reason.label")}
              placeholder="–"
              options={declineReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
              value={values.reason}
              onChange={(value) => set("reason", value)}
              error={problemOf("reason")}
              requiredIndicator
            />
          ) : null}
          {how === "decline" || how === "receive" ? (
            <TextField
              label={t(how === "decline" ? "word" : "note")}
              helpText={t(how === "decline" ? "wordHint" : "noteHint")}
              value={values.note}
              onChange={(value) => set("note", value)}
              error={problemOf("note")}
              multiline={2}
              autoComplete="off"
            />
          ) : null}
          {how === "close" || how === "invoice" ? null : (
            <Checkbox
              label={t("notify")}
              checked={values.notify === "on"}
              onChange={(checked) => set("notify", checked ? "on" : "")}
            />
          )}
        </>
      }
      preview={
        <ActPreviewCard act={act} title={t("preview.title")}>
          {shown ? <Shown of={shown} /> : <NothingToShow act={act} choose={t("preview.choose")} />}
        </ActPreviewCard>
      }
    />
  );
}

const quantitiesOf = ({ returnId, lines, out }: ReturnView): [string, string][] => [
  ...lines.map(({ lineId, open }): [string, string] => [`line.${returnId}.${lineId}`, String(open)]),
  ...out.map(({ lineId, open }): [string, string] => [`out.${returnId}.${lineId}`, String(open)]),
];

function isChosen(values: ActValues, returns: readonly ReturnView[]): boolean {
  const own = returns.find(({ returnId }) => returnId === values.return);
  if (!own?.may.some((one) => one === values.how)) return false;
  if (values.how === "decline") return Boolean(values.reason);
  if (values.how === "label") return Boolean(values.labelUrl || values.labelFile || values.trackingNumber);
  return values.how !== "receive" || [...chosenOf(values, own, "line"), ...chosenOf(values, own, "out")].length > 0;
}

/** Of what comes back, or of what goes out, as much as is chosen. */
const chosenOf = (values: ActValues, { returnId, lines, out }: ReturnView, name: "line" | "out") =>
  (name === "line" ? lines : out).flatMap(({ lineId }) => {
    const quantity = Number(values[`${name}.${returnId}.${lineId}`]) || 0;
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });

const itemsOf = ({ lines }: ReturnView): string =>
  lines.map(({ title, quantity }) => `${quantity} × ${title}`).join(", ");

/** What the customer says to it. */
function Said({ of }: { of: ReturnView }): ReactNode {
  const reasonOf = useReturnReason();
  const said = of.lines.flatMap((line) => {
    const words = reasonOf(line);
    return words ? [`${line.title}: ${words}`] : [];
  });
  return said.map((line, index) => (
    <Text key={index} as="p" tone="subdued" breakWord>
      {line}
    </Text>
  ));
}

/** What is back, what goes out for it, and where the goods go. */
function Received({ form, of, act }: { form: Start; of: ReturnView; act: Step }): ReactNode {
  const { t } = useTranslation("returnStep");
  const { values, set, problemOf } = act;
  const out = of.out.filter(({ open }) => open > 0);
  const setBack = (field: string, value: string) => {
    set(field, value);
    const back = chosenOf({ ...values, [field]: value }, of, "line").map((one) => [one.lineId, one.quantity]);
    for (const [lineId, quantity] of Object.entries(goesOut(of, Object.fromEntries(back))))
      set(`out.${of.returnId}.${lineId}`, String(quantity));
  };
  const oneLine = (
    { lineId, title, imageUrl, open }: (typeof of.lines | typeof out)[number],
    field: string,
    change: (field: string, value: string) => void,
  ) => (
    <QuantityLine
      key={lineId}
      field={field}
      title={title}
      imageUrl={imageUrl}
      about={null}
      most={open}
      noneLeft={t("isBack")}
      value={values[field]}
      onChange={(value) => change(field, value)}
      problem={problemOf(field)}
    />
  );
  return (
    <>
      <QuantityLines>
        {of.lines.map((line) => oneLine(line, `line.${of.returnId}.${line.lineId}`, setBack))}
      </QuantityLines>
      {out.length ? (
        <QuantityLines label={t("out")}>
          {out.map((line) => oneLine(line, `out.${of.returnId}.${line.lineId}`, set))}
        </QuantityLines>
      ) : null}
      {form.mayInvoice && mayBeOwed(of, { lines: chosenOf(values, of, "line"), out: chosenOf(values, of, "out") }) ? (
        <Checkbox
          label={t("invoice")}
          helpText={t("invoiceHint")}
          checked={values.invoice === "on"}
          onChange={(checked) => set("invoice", checked ? "on" : "")}
        />
      ) : null}
      {form.locations.length ? (
        <Select
          label={t("restock.label")}
          options={[
            { value: "none", label: t("restock.none") },
            ...form.locations.map(({ id, name }) => ({ value: id, label: t("restock.to", { name }) })),
          ]}
          value={values.restock}
          onChange={(value) => set("restock", value)}
          error={problemOf("restock")}
        />
      ) : null}
    </>
  );
}

function Shown({ of }: { of: ReturnStepPlan & ActPreview }): ReactNode {
  const { t } = useTranslation("returnStep");
  const { t: shared } = useTranslation("act");
  const money = useMoneyText();
  return (
    <>
      <Text as="p">{t(`preview.${of.how}`, { name: of.name })}</Text>
      <ul className={styles.payments}>
        {of.lines.map((line, index) => (
          <li key={index}>{shared("preview.line", line)}</li>
        ))}
      </ul>
      {of.out.length ? (
        <>
          <Text as="p">{t("preview.out")}</Text>
          <ul className={styles.payments}>
            {of.out.map((line, index) => (
              <li key={index}>{shared("preview.line", line)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {of.hasLabel ? <p className={styles.quiet}>{t("preview.labelled")}</p> : null}
      {of.how === "receive" ? (
        <>
          <PaymentList of={of.payments} />
          <p className={styles.quiet}>
            {of.owed
              ? t(of.invoice ? "preview.invoiced" : "preview.owed", { amount: money(of.owed) })
              : of.payments.length
                ? t("preview.refund")
                : t("preview.even")}
          </p>
        </>
      ) : null}
    </>
  );
}

import { ChoiceList, Select, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { NoteField } from "../act-words.tsx";
import type { Act, ActPreview } from "../use-act.tsx";
import { shippingWays, type DraftForm, type DraftPlan } from "./draft-choice.ts";

export type DraftAct = Act<DraftPlan & ActPreview>;

/** What both forms of a draft start from, beside their lines. */
export const untouchedDraft = (email: string) => ({
  how: "none",
  percent: "",
  amount: "",
  shipping: "checkout",
  price: "",
  email,
  message: "",
  note: "",
});

const discounts = ["none", "percent", "amount"] as const;

/** What comes off, what shipping costs, and whom the invoice goes to. */
export function DraftFields({
  act,
  form: { currency, mayDiscount },
  isSent,
}: {
  act: DraftAct;
  form: DraftForm;
  isSent: boolean;
}): ReactNode {
  const { t } = useTranslation("draft");
  const { values, set, problemOf } = act;
  const how = discounts.find((one) => one === values.how) ?? "none";
  const shipping = shippingWays.find((one) => one === values.shipping) ?? "checkout";
  return (
    <>
      {mayDiscount ? (
        <Select
          label={t("discount.label")}
          options={discounts.map((value) => ({ value, label: t(`discount.${value}`) }))}
          value={how}
          onChange={(value) => set("how", value)}
          error={problemOf("how")}
        />
      ) : null}
      {how === "none" ? null : (
        <TextField
          key={how}
          label={t(how)}
          suffix={how === "percent" ? "%" : currency}
          inputMode={how === "percent" ? "numeric" : "decimal"}
          value={values[how]}
          onChange={(value) => set(how, value)}
          error={problemOf(how)}
          autoComplete="off"
        />
      )}
      <ChoiceList
        title={t("shipping.label")}
        choices={shippingWays
          .filter((value) => mayDiscount || value !== "free")
          .map((value) => ({ value, label: t(`shipping.${value}`) }))}
        selected={[shipping]}
        onChange={([value]) => set("shipping", value ?? "checkout")}
        error={problemOf("shipping")}
      />
      {shipping === "price" ? (
        <TextField
          label={t("price")}
          suffix={currency}
          inputMode="decimal"
          value={values.price}
          onChange={(value) => set("price", value)}
          error={problemOf("price")}
          autoComplete="off"
        />
      ) : null}
      {isSent ? (
        <>
          <TextField
            type="email"
            label={t("email")}
            value={values.email}
            onChange={(value) => set("email", value)}
            error={problemOf("email")}
            autoComplete="off"
          />
          <TextField
            label={t("message")}
            helpText={t("messageHint")}
            value={values.message}
            onChange={(value) => set("message", value)}
            error={problemOf("message")}
            multiline={2}
            autoComplete="off"
          />
        </>
      ) : null}
      <NoteField act={act} hint={t("noteHint")} />
    </>
  );
}

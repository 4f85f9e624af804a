import { BlockStack, Select, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import type { RefundForm } from "./refund-preview.ts";
import type { Refund } from "./use-refund.tsx";

interface Props {
  form: RefundForm;
  values: Refund["values"];
  onChange: Refund["set"];
  problemOf: Refund["problemOf"];
}

export function RefundShipping({ form, values, onChange, problemOf }: Props): ReactNode {
  const { t } = useTranslation("refund");
  const money = useMoneyText();
  const left = form.shippingLeft.presentment;
  if (left.minor === "0") return null;
  return (
    <BlockStack gap="200">
      <Select
        label={t("shipping.label")}
        options={[
          { value: "none", label: t("shipping.none") },
          { value: "all", label: t("shipping.all", { amount: money(left) }) },
          { value: "amount", label: t("shipping.amount") },
        ]}
        value={values.shipping}
        onChange={(value) => onChange("shipping", value)}
        error={problemOf("shipping")}
      />
      {values.shipping === "amount" ? (
        <TextField
          label={t("shipping.amountLabel", { currency: form.currency })}
          value={values.shippingAmount ?? ""}
          onChange={(value) => onChange("shippingAmount", value)}
          error={problemOf("shippingAmount")}
          inputMode="decimal"
          autoComplete="off"
        />
      ) : null}
    </BlockStack>
  );
}

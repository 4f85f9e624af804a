import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { BothMoney } from "#app/ui/money.tsx";
import { QuantityLine, QuantityLines } from "../quantity-lines.tsx";
import type { RefundForm } from "./refund-preview.ts";
import type { Refund } from "./use-refund.tsx";

interface Props {
  form: RefundForm;
  values: Refund["values"];
  onChange: Refund["set"];
  problemOf: Refund["problemOf"];
}

/** Which items go back into money, and how many of each. */
export function RefundLines({ form, values, onChange, problemOf }: Props): ReactNode {
  const { t } = useTranslation("refund");
  return (
    <QuantityLines>
      {form.lines.map((line) => {
        const field = `line.${line.lineId}`;
        return (
          <QuantityLine
            key={line.lineId}
            field={field}
            title={[line.title, line.variantTitle].filter(Boolean).join(", ")}
            imageUrl={line.imageUrl}
            about={
              <>
                <BothMoney of={line.unitPrice} />
                {line.sentAgain ? ` · ${t("sentAgain", { count: line.sentAgain })}` : null}
              </>
            }
            most={line.refundable}
            noneLeft={t("nothingLeft")}
            value={values[field]}
            onChange={(value) => onChange(field, value)}
            problem={problemOf(field)}
          />
        );
      })}
    </QuantityLines>
  );
}

import { Button, InlineError, Text } from "@shopify/polaris";
import { MinusIcon, PlusIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { BothMoney } from "#app/ui/money.tsx";
import { Picture } from "#app/ui/picture.tsx";
import type { RefundForm } from "./refund-preview.ts";
import styles from "./refund.module.css";
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
    <fieldset className={styles.set}>
      <Text as="legend" variant="headingSm">
        {t("items")}
      </Text>
      {form.lines.map((line) => {
        const field = `line.${line.lineId}`;
        const problem = problemOf(field);
        const title = [line.title, line.variantTitle].filter(Boolean).join(", ");
        return (
          <div key={line.lineId} className={styles.line}>
            <Picture url={line.imageUrl} />
            <div className={styles.lineText}>
              <span>{title}</span>
              <span className={styles.quiet}>
                <BothMoney of={line.unitPrice} />
              </span>
              {problem ? <InlineError fieldID={field} message={problem} /> : null}
            </div>
            {line.refundable > 0 ? (
              <Stepper
                id={field}
                title={title}
                most={line.refundable}
                value={values[field] ?? "0"}
                onChange={(value) => onChange(field, value)}
              />
            ) : (
              <span className={styles.quiet}>{t("nothingLeft")}</span>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

interface StepperProps {
  id: string;
  title: string;
  most: number;
  value: string;
  onChange: (value: string) => void;
}

function Stepper({ id, title, most, value, onChange }: StepperProps): ReactNode {
  const { t } = useTranslation("refund");
  const count = Number(value) || 0;
  return (
    <div className={styles.stepper}>
      <Button
        icon={MinusIcon}
        accessibilityLabel={t("fewer", { title })}
        disabled={count <= 0}
        onClick={() => onChange(String(Math.max(0, count - 1)))}
      />
      <input
        id={id}
        className={styles.quantity}
        type="text"
        inputMode="numeric"
        aria-label={t("quantityOf", { title })}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
      <Button
        icon={PlusIcon}
        accessibilityLabel={t("more", { title })}
        disabled={count >= most}
        onClick={() => onChange(String(Math.min(most, count + 1)))}
      />
      <span className={styles.quiet}>{t("ofRefundable", { count: most })}</span>
    </div>
  );
}

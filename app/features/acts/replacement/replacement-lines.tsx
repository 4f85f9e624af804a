import { Button, InlineError, Select, Text } from "@shopify/polaris";
import { MinusIcon, PlusIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Picture } from "#app/ui/picture.tsx";
import styles from "../refund/refund.module.css";
import type { ReplacementForm, ReplacementFormLine, ReplacementVariant } from "./replacement-preview.ts";
import type { Replacement } from "./use-replacement.tsx";

interface Props {
  form: ReplacementForm;
  replacement: Replacement;
}

/** Which items go out again, how many of each, and in which variant. */
export function ReplacementLines({ form, replacement }: Props): ReactNode {
  const { t } = useTranslation("replacement");
  return (
    <fieldset className={styles.set}>
      <Text as="legend" variant="headingSm">
        {t("items")}
      </Text>
      {form.lines.map((line) => (
        <Line key={line.lineId} line={line} replacement={replacement} />
      ))}
    </fieldset>
  );
}

function Line({ line, replacement }: { line: ReplacementFormLine; replacement: Replacement }): ReactNode {
  const { t } = useTranslation("replacement");
  const { values, set, problemOf } = replacement;
  const [field, variantField] = [`line.${line.lineId}`, `variant.${line.lineId}`];
  const chosen = Number(values[field] ?? 0) > 0;
  const variantId = values[variantField] || line.variantId;
  const variant = line.variants.find((one) => one.variantId === variantId);
  const problem = problemOf(field);
  return (
    <div className={styles.line}>
      <Picture url={line.imageUrl} />
      <div className={styles.lineText}>
        <span>{[line.title, line.variantTitle].filter(Boolean).join(", ")}</span>
        {variant ? (
          <span className={styles.quiet}>
            <Stock of={variant} />
          </span>
        ) : null}
        {problem ? <InlineError fieldID={field} message={problem} /> : null}
      </div>
      {line.variants.length ? (
        <Stepper
          id={field}
          title={line.title}
          most={line.quantity}
          value={values[field] ?? "0"}
          onChange={(value) => set(field, value)}
        />
      ) : (
        <span className={styles.quiet}>{t("gone")}</span>
      )}
      {(chosen && line.variants.length > 1) || (!variant && chosen) ? (
        <div style={{ flexBasis: "100%" }}>
          <VariantSelect
            line={line}
            value={variant ? variantId! : ""}
            onChange={(value) => set(variantField, value)}
            error={problemOf(variantField)}
          />
        </div>
      ) : null}
    </div>
  );
}

function Stock({ of }: { of: ReplacementVariant }): ReactNode {
  const { t } = useTranslation("replacement");
  return of.stock === null ? t("stockUnknown") : t("stock", { count: of.stock });
}

interface SelectProps {
  line: ReplacementFormLine;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

function VariantSelect({ line, value, onChange, error }: SelectProps): ReactNode {
  const { t } = useTranslation("replacement");
  const label = ({ title, stock }: ReplacementVariant) =>
    `${title} · ${stock === null ? t("stockUnknown") : t("stock", { count: stock })}`;
  return (
    <Select
      label={t("variantOf", { title: line.title })}
      labelHidden
      {...(value === "" && { placeholder: "–" })}
      options={line.variants.map((one) => ({ value: one.variantId, label: label(one) }))}
      value={value}
      onChange={onChange}
      error={error}
    />
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
  const { t } = useTranslation("replacement");
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
      <span className={styles.quiet}>{t("ofBought", { count: most })}</span>
    </div>
  );
}

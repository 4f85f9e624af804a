import { Checkbox, Select } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { QuantityLine, QuantityLines } from "../quantity-lines.tsx";
import type { ReplacementForm, ReplacementFormLine, ReplacementVariant } from "./replacement-preview.ts";
import { findShort } from "./short-stock.ts";
import type { Replacement } from "./use-replacement.tsx";

interface Props {
  form: ReplacementForm;
  replacement: Replacement;
}

/** Which items go out again, how many of each, and in which variant. */
export function ReplacementLines({ form, replacement }: Props): ReactNode {
  const { t } = useTranslation("replacement");
  const { values, set } = replacement;
  const isShort = findShort(form.lines.flatMap((line) => chosenOf(line, values))).size > 0;
  return (
    <QuantityLines>
      {form.lines.map((line) => (
        <Line key={line.lineId} line={line} replacement={replacement} />
      ))}
      {isShort ? (
        <Checkbox
          label={t("evenIfShort.label")}
          helpText={t("evenIfShort.hint")}
          checked={values.evenIfShort === "on"}
          onChange={(checked) => set("evenIfShort", checked ? "on" : "")}
        />
      ) : null}
    </QuantityLines>
  );
}

type Values = Replacement["values"];

/** What goes out for a line; undefined: nothing that the shop still has. */
function variantOf(line: ReplacementFormLine, values: Values): ReplacementVariant | undefined {
  const variantId = values[`variant.${line.lineId}`] || line.variantId;
  return line.variants.find((one) => one.variantId === variantId);
}

function chosenOf(line: ReplacementFormLine, values: Values) {
  const variant = variantOf(line, values);
  return variant ? [{ ...variant, quantity: Number(values[`line.${line.lineId}`] ?? 0) || 0 }] : [];
}

function Line({ line, replacement }: { line: ReplacementFormLine; replacement: Replacement }): ReactNode {
  const { t } = useTranslation("replacement");
  const stock = useStockText();
  const { values, set, problemOf } = replacement;
  const field = `line.${line.lineId}`;
  const variantField = `variant.${line.lineId}`;
  const variant = variantOf(line, values);
  const isChosen = Number(values[field] ?? 0) > 0;
  return (
    <QuantityLine
      field={field}
      title={[line.title, line.variantTitle].filter(Boolean).join(", ")}
      imageUrl={line.imageUrl}
      about={[line.takenBack ? t("takenBack", { count: line.takenBack }) : null, variant ? stock(variant) : null]
        .filter(Boolean)
        .join(" · ")}
      most={line.variants.length ? line.quantity : 0}
      noneLeft={t("gone")}
      value={values[field]}
      onChange={(value) => set(field, value)}
      problem={problemOf(field)}
    >
      {isChosen && (line.variants.length > 1 || !variant) ? (
        <div style={{ flexBasis: "100%" }}>
          <Select
            label={t("variantOf", { title: line.title })}
            labelHidden
            {...(!variant && { placeholder: "–" })}
            options={line.variants.map((one) => ({ value: one.variantId, label: `${one.title} · ${stock(one)}` }))}
            value={variant?.variantId ?? ""}
            onChange={(value) => set(variantField, value)}
            error={problemOf(variantField)}
          />
        </div>
      ) : null}
    </QuantityLine>
  );
}

/** How many of a variant there are, in words. */
export function useStockText(): (of: Pick<ReplacementVariant, "stock" | "isSoldAhead">) => string {
  const { t } = useTranslation("replacement");
  return ({ stock, isSoldAhead }) => {
    if (stock === null) return t("stockUnknown");
    return isSoldAhead && stock <= 0 ? t("soldAhead") : t("stock", { count: stock });
  };
}

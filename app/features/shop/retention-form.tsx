import { Banner, BlockStack, Card, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { CardHeading } from "#app/ui/settings-page.tsx";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { retentionLimits, type RetentionName, type ShopSettingsValues } from "./shop-settings.ts";

/** As typed: empty is for ever. */
export type RetentionValues = Record<RetentionName, string>;

const names = Object.keys(retentionLimits) as RetentionName[];
const kept = [
  "ticketRetentionMonths",
  "mailRetentionDays",
  "webhookRetentionDays",
  "accessRetentionMonths",
  "auditRetentionMonths",
] as const;
const closing = ["closeAfterDays", "undoSeconds"] as const;

/** The stored numbers as fields hold them. */
export const retentionValues = (settings: ShopSettingsValues): RetentionValues =>
  Object.fromEntries(names.map((name) => [name, settings[name]?.toString() ?? ""])) as RetentionValues;

/** How long things are kept, each number with its unit and what it means. */
export function RetentionForm(props: { form: SettingsForm<RetentionValues>; mayChange: boolean }): ReactNode {
  const { t } = useTranslation("settings");
  return (
    <>
      {props.mayChange ? null : <Banner tone="info">{t("ownerOnly")}</Banner>}
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("item.retention")} explain={t("retention.explain")} />
          {kept.map((name) => (
            <NumberField key={name} name={name} {...props} />
          ))}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("retention.closeTitle")} />
          {closing.map((name) => (
            <NumberField key={name} name={name} {...props} />
          ))}
        </BlockStack>
      </Card>
    </>
  );
}

interface FieldProps {
  name: RetentionName;
  form: SettingsForm<RetentionValues>;
  mayChange: boolean;
}

function NumberField({ name, form, mayChange }: FieldProps): ReactNode {
  const { t } = useTranslation("settings");
  const { least, most } = retentionLimits[name];
  return (
    <TextField
      label={t(`retention.${name}`)}
      helpText={t(`retention.${name}Help`)}
      value={form.values[name]}
      inputMode="numeric"
      maxLength={5}
      autoComplete="off"
      disabled={!mayChange}
      error={form.refusal?.field === name ? t("problem.number_wrong", { least, most }) : undefined}
      onChange={(typed) => form.set({ [name]: typed })}
    />
  );
}

import { BlockStack, Card, Checkbox, Select, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { AcknowledgementPreview } from "#app/features/channels/preview-acknowledgement.server.ts";
import { fewestObservations, observedDays } from "#app/features/channels/reply-time.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { localeName } from "../articles/article-locale.ts";
import styles from "./settings.module.css";
import { longestAckText } from "./shop-settings.ts";

interface Props {
  form: SettingsForm<{ enabled: boolean; text: string }>;
  observed: { count: number; replyHours: number | null };
  previews: AcknowledgementPreview[];
}

/** The switch, the merchant's own words, and beside them what a customer would get this minute. */
export function AckForm({ form, observed, previews }: Props): ReactNode {
  const { t } = useTranslation("settings");
  const { locale } = usePage();
  const [shown, setShown] = useState<string>(locale);
  const { enabled, text } = form.values;
  const preview = previews.find((one) => one.locale === shown) ?? previews[0];
  const nameOf = (one: string) => localeName(one, locale);
  const tooLong = form.refusal?.field === "text" ? t("problem.too_long", { most: longestAckText }) : undefined;
  return (
    <>
      <Card>
        <BlockStack gap="300">
          <Checkbox
            label={t("ack.switch")}
            helpText={t("ack.rules")}
            checked={enabled}
            onChange={(checked) => form.set({ enabled: checked })}
          />
          <TextField
            label={t("ack.text")}
            helpText={t("ack.textHelp")}
            value={text}
            multiline={3}
            maxHeight="300px"
            autoComplete="off"
            error={tooLong}
            onChange={(typed) => form.set({ text: typed })}
          />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("ack.preview")} explain={basis()} />
          <Select
            label={t("ack.language")}
            options={previews.map((one) => ({ value: one.locale, label: nameOf(one.locale) }))}
            value={preview?.locale}
            onChange={setShown}
          />
          {preview ? (
            <div className={styles.preview} lang={preview.locale} dir="auto">
              <Text as="p">{(text.trim() || preview.ours) + preview.rest}</Text>
            </div>
          ) : null}
        </BlockStack>
      </Card>
    </>
  );

  function basis(): string {
    const { count, replyHours: hours } = observed;
    if (hours !== null) return t("ack.basisKnown", { count, hours, days: observedDays });
    if (count >= fewestObservations) return t("ack.basisLong");
    return t("ack.basisFew", { least: fewestObservations, days: observedDays });
  }
}

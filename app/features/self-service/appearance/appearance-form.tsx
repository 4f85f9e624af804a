import { Banner, BlockStack, Card, ChoiceList, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { draftOf, type AppearanceFields } from "./appearance-form.ts";
import { densityChoices, letterChoices, widthChoices } from "./appearance.ts";
import { AppearancePreview } from "./appearance-preview.tsx";
import { ContrastLines } from "./contrast-lines.tsx";
import { parseColour } from "./contrast.ts";
import styles from "./appearance.module.css";

/** Colour, corners, width and spacing, and beside them how it looks. */
export function AppearanceForm({
  form,
  mayChange,
}: {
  form: SettingsForm<AppearanceFields>;
  mayChange: boolean;
}): ReactNode {
  const { t } = useTranslation(["selfService", "settings"]);
  const say = useProblemText("selfService");
  const { values, refusal } = form;
  const errorAt = (field: keyof AppearanceFields) => (refusal?.field === field ? say(refusal) : undefined);
  const draft = draftOf(values);
  return (
    <>
      {mayChange ? null : <Banner tone="info">{t("settings:shut")}</Banner>}
      {refusal && !refusal.field ? <Banner tone="critical">{say(refusal)}</Banner> : null}
      <InlineGrid columns={{ xs: 1, md: "minmax(0, 3fr) minmax(0, 4fr)" }} gap="400" alignItems="start">
        <fieldset className={styles.fields} disabled={!mayChange}>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="400">
                <Text as="p" tone="subdued">
                  {t("appearance.intro")}
                </Text>
                <TextField
                  label={t("appearance.accent")}
                  helpText={t("appearance.accentHelp")}
                  autoComplete="off"
                  maxLength={20}
                  value={values.accent}
                  error={errorAt("accent")}
                  onChange={(accent) => form.set({ accent })}
                  connectedLeft={
                    <input
                      type="color"
                      className={styles.pick}
                      aria-label={t("appearance.pick")}
                      value={parseColour(values.accent) ?? "#808080"}
                      onChange={(event) => form.set({ accent: event.target.value })}
                    />
                  }
                />
                <Select
                  label={t("appearance.letters")}
                  options={letterChoices.map((value) => ({ value, label: t(`appearance.letter.${value}`) }))}
                  value={values.letters}
                  error={errorAt("letters")}
                  onChange={(letters: AppearanceFields["letters"]) => form.set({ letters })}
                />
                <TextField
                  label={t("appearance.radius")}
                  helpText={t("appearance.radiusHelp")}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={3}
                  suffix={t("appearance.pixels")}
                  value={values.radius}
                  error={errorAt("radius")}
                  onChange={(radius) => form.set({ radius })}
                />
                <ChoiceList
                  title={t("appearance.buttonWidth")}
                  choices={widthChoices.map((value) => ({ value, label: t(`appearance.width.${value}`) }))}
                  selected={[values.buttonWidth]}
                  onChange={([buttonWidth]) =>
                    form.set({ buttonWidth: buttonWidth as AppearanceFields["buttonWidth"] })
                  }
                />
                <ChoiceList
                  title={t("appearance.density")}
                  choices={densityChoices.map((value) => ({ value, label: t(`appearance.densities.${value}`) }))}
                  selected={[values.density]}
                  onChange={([density]) => form.set({ density: density as AppearanceFields["density"] })}
                />
              </BlockStack>
            </Card>
            <ContrastLines appearance={draft} />
          </BlockStack>
        </fieldset>
        <div className={styles.beside}>
          <AppearancePreview appearance={draft} />
        </div>
      </InlineGrid>
    </>
  );
}

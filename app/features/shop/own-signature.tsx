import { Card, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { longestSignature } from "./shop-settings.ts";

/** What stands below one's own replies. */
export function OwnSignature({ form }: { form: SettingsForm<{ signature: string }> }): ReactNode {
  const { t } = useTranslation("settings");
  return (
    <Card>
      <TextField
        label={t("you.signature")}
        helpText={t("you.signatureHelp")}
        value={form.values.signature}
        multiline={3}
        maxHeight="300px"
        autoComplete="off"
        error={form.refusal?.field === "signature" ? t("problem.too_long", { most: longestSignature }) : undefined}
        onChange={(signature) => form.set({ signature })}
      />
    </Card>
  );
}

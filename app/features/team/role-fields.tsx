import { BlockStack, Card, Checkbox, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { abilities, limitNames, type Ability } from "./role.ts";
import { longestRoleName, type RoleForm, type RoleView } from "./role-view.ts";

interface RoleFieldsProps {
  role: RoleView;
  form: SettingsForm<RoleForm>;
  /** Of the shop. */
  currency: string;
}

/** What a role is called, may do, and may give away. */
export function RoleFields({ role, form, currency }: RoleFieldsProps): ReactNode {
  const { t } = useTranslation(["team", "authority"]);
  const say = useProblemText("team");
  const { refusal, values } = form;
  const errorAt = (field: string) => (refusal?.field === field ? say(refusal) : undefined);
  const toggle = (one: Ability, on: boolean) =>
    form.set({ abilities: abilities.filter((each) => (each === one ? on : values.abilities.includes(each))) });
  return (
    <>
      <Card>
        <BlockStack gap="300">
          {role.key === null ? (
            <TextField
              label={t("add.name")}
              value={values.name}
              maxLength={longestRoleName}
              autoComplete="off"
              disabled={!role.mayChange}
              error={errorAt("name")}
              onChange={(name) => form.set({ name })}
            />
          ) : null}
          <CardHeading title={t("may.title")} explain={t("may.explain")} />
          {abilities.map((one) => (
            <Checkbox
              key={one}
              label={t(`authority:ability.${one}`)}
              helpText={t(`may.${one}`)}
              checked={values.abilities.includes(one)}
              disabled={!role.mayChange}
              onChange={(on) => toggle(one, on)}
            />
          ))}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("limits.title")} explain={t("limits.explain")} />
          {limitNames.map((limit) => (
            <TextField
              key={limit}
              label={t(`authority:limit.${limit}`)}
              helpText={t(`limits.${limit}`)}
              placeholder={t("limits.none")}
              suffix={currency}
              inputMode="decimal"
              autoComplete="off"
              value={values[limit]}
              disabled={!role.mayChange}
              error={errorAt(limit)}
              onChange={(typed) => form.set({ [limit]: typed })}
            />
          ))}
          <TextField
            label={t("authority:limit.percent")}
            helpText={t("limits.percent")}
            placeholder={t("limits.noPercent")}
            suffix="%"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            value={values.mostPercent}
            disabled={!role.mayChange}
            error={errorAt("mostPercent")}
            onChange={(mostPercent) => form.set({ mostPercent })}
          />
        </BlockStack>
      </Card>
    </>
  );
}

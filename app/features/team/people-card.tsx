import { Badge, BlockStack, Card, InlineStack, Link, Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "../shop/settings.module.css";
import type { MemberView, Team } from "./role-view.ts";
import { remindLimits, type TeamForm } from "./team-form.ts";
import { useRoleName } from "./use-role-name.ts";

export interface PeopleCardProps {
  team: Team;
  form: SettingsForm<TeamForm>;
}

/** Who has which role, and which those have for whom none was chosen. */
export function PeopleCard({ team, form }: PeopleCardProps): ReactNode {
  const { t } = useTranslation("team");
  const nameOf = useRoleName();
  const chosen = form.values.defaultRole;
  const options = team.roles.map((role) => ({ label: nameOf(role), value: role.ref }));
  const byDefault = options.find(({ value }) => value === chosen)?.label ?? "";
  const error = useErrorAt(form);
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("people.title")} explain={t("people.explain")} />
        <Select
          label={t("people.default")}
          helpText={t("people.defaultHelp")}
          options={options.filter(({ value }) => value !== "owner")}
          value={chosen}
          disabled={!team.mayManage}
          error={error("defaultRole")}
          onChange={(defaultRole) => form.set({ defaultRole })}
        />
        <ul className={styles.list}>
          {team.people.map((person) => (
            <Person
              key={person.id}
              person={person}
              options={[{ label: t("people.byDefault", { role: byDefault }), value: "" }, ...options]}
              chosen={form.values[`person.${person.id}`] ?? person.chosen ?? ""}
              error={error(`person.${person.id}`)}
              onChoose={(ref) => form.set({ [`person.${person.id}`]: ref })}
            />
          ))}
        </ul>
        <Text as="p">
          <Link url="/app/settings/staff">{t("people.staff")}</Link>
        </Text>
      </BlockStack>
    </Card>
  );
}

interface PersonProps {
  person: MemberView;
  options: { label: string; value: string }[];
  chosen: string;
  error: string | undefined;
  onChoose(ref: string): void;
}

function Person({ person, options, chosen, error, onChoose }: PersonProps): ReactNode {
  const { t } = useTranslation("team");
  const { name, role, accountOwner, mayChoose } = person;
  return (
    <li className={styles.row}>
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          {name}
        </Text>
        {accountOwner ? <Badge>{t("people.owner")}</Badge> : null}
      </InlineStack>
      {mayChoose ? (
        <Select
          label={t("people.roleOf", { name })}
          labelHidden
          options={options}
          value={chosen}
          error={error}
          onChange={onChoose}
        />
      ) : (
        <Text as="span" tone="subdued">
          {options.find(({ value }) => value === role)?.label ?? role}
        </Text>
      )}
    </li>
  );
}

/** When people are told again of requests that nobody answered. */
export function ReminderCard({ form, mayManage }: Omit<PeopleCardProps, "team"> & { mayManage: boolean }): ReactNode {
  const { t } = useTranslation("team");
  const error = useErrorAt(form);
  const { least, most } = remindLimits;
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("remind.title")} explain={t("remind.explain")} />
        <TextField
          label={t("remind.minutes")}
          helpText={t("remind.help", { least, most })}
          value={form.values.remindMinutes}
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          disabled={!mayManage}
          error={error("remindMinutes")}
          onChange={(remindMinutes) => form.set({ remindMinutes })}
        />
      </BlockStack>
    </Card>
  );
}

function useErrorAt({ refusal }: SettingsForm<TeamForm>): (field: string) => string | undefined {
  const say = useProblemText("team");
  return (field) => (refusal?.field === field ? say(refusal) : undefined);
}

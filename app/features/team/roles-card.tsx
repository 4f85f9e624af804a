import { useFetcher, useNavigate } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineError, InlineStack, Modal, Text, TextField } from "@shopify/polaris";
import { useRef, useState, type ReactNode, type RefObject } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useFocusAfter } from "#app/ui/focus-after.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePercentText } from "#app/ui/percent.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "../shop/settings.module.css";
import { limitNames, shortly, type Ability } from "./role.ts";
import { longestRoleName, type RoleView, type Team } from "./role-view.ts";
import { useRoleName } from "./use-role-name.ts";

/** All roles with what they may give, and a way to each; one of one's own is added here, and taken away. */
export function RolesCard({ team }: { team: Team }): ReactNode {
  const { t } = useTranslation("team");
  const heading = useRef<HTMLDivElement>(null);
  return (
    <Card>
      <BlockStack gap="300">
        <div ref={heading} tabIndex={-1}>
          <CardHeading title={t("roles.title")} explain={t(team.isUntouched ? "roles.untouched" : "roles.explain")} />
        </div>
        <ul className={styles.list}>
          {team.roles.map((role) => (
            <RoleRow key={role.ref} role={role} heading={heading} />
          ))}
        </ul>
        {team.mayManage ? <AddRole /> : null}
      </BlockStack>
    </Card>
  );
}

interface RowProps {
  role: RoleView;
  /** Of the card: what is there when the row is gone. */
  heading: RefObject<HTMLDivElement>;
}

function RoleRow({ role, heading }: RowProps): ReactNode {
  const { t } = useTranslation(["team", "authority"]);
  const money = useMoneyText();
  const name = useRoleName()(role);
  const percent = usePercentText();
  const limits = limitNames.flatMap((limit) => {
    const is = role[limit];
    return is === null ? [] : [`${t(`authority:limit.${limit}`)}: ${money(is)}`];
  });
  if (role.mostPercent !== null) limits.push(`${t("authority:limit.percent")}: ${percent(role.mostPercent)}`);
  const { all, except } = shortly(role.abilities);
  const list = (of: readonly Ability[]) => of.map((one) => t(`authority:ability.${one}`)).join(", ");
  return (
    <li className={styles.row}>
      <div className={styles.grow}>
        <BlockStack gap="050">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
              {name}
            </Text>
            {role.isDefault ? <Badge>{t("roles.default")}</Badge> : null}
          </InlineStack>
          <Text as="p" tone="subdued" breakWord>
            {!all
              ? list(role.abilities) || t("roles.nothing")
              : except.length
                ? t("roles.except", { what: list(except) })
                : t("roles.everything")}
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {limits.join(" · ") || t("roles.noLimits")}
          </Text>
        </BlockStack>
      </div>
      <InlineStack gap="200">
        <Button
          url={`/app/settings/team/${role.ref}`}
          accessibilityLabel={t(role.mayChange ? "roles.changeOf" : "roles.showOf", { name })}
        >
          {t(role.mayChange ? "roles.change" : "roles.show")}
        </Button>
        {role.key === null && role.mayChange && !role.isDefault ? (
          <RemoveRole role={role} heading={heading} name={name} />
        ) : null}
      </InlineStack>
    </li>
  );
}

function RemoveRole({ role, heading, name }: RowProps & { name: string }): ReactNode {
  const { t } = useTranslation("team");
  const say = useProblemText("team");
  const [asking, setAsking] = useState(false);
  const remove = useFetcher<Outcome<null>>();
  useFocusAfter(remove.state !== "idle" || remove.data?.ok === true, () => [heading.current]);
  return (
    <>
      <Button
        tone="critical"
        variant="tertiary"
        accessibilityLabel={t("remove.of", { name })}
        onClick={() => setAsking(true)}
      >
        {t("remove.button")}
      </Button>
      <Modal
        open={asking}
        onClose={() => setAsking(false)}
        title={t("remove.of", { name })}
        primaryAction={{
          content: t("remove.button"),
          destructive: true,
          loading: remove.state !== "idle",
          onAction: () => remove.submit({ intent: "remove", role: role.ref }, { method: "post" }),
        }}
        secondaryActions={[{ content: t("remove.keep"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <BlockStack gap="200">
            <Text as="p">{t("remove.explain")}</Text>
            {remove.data?.ok === false ? (
              <InlineError fieldID={`remove-${role.ref}`} message={say(remove.data)} />
            ) : null}
          </BlockStack>
        </Modal.Section>
      </Modal>
    </>
  );
}

function AddRole(): ReactNode {
  const { t } = useTranslation("team");
  const say = useProblemText("team");
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const add = useFetcher<Outcome<{ ref: string }>>();
  useAnswer(add.data, (answer) => {
    if (answer.ok) navigate(`/app/settings/team/${answer.value.ref}`);
  });
  const refusal = add.data?.ok === false && add.state === "idle" ? add.data : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.submit({ intent: "add", name }, { method: "post" });
      }}
    >
      <InlineStack gap="200" blockAlign="end">
        <TextField
          label={t("add.name")}
          value={name}
          maxLength={longestRoleName}
          autoComplete="off"
          error={refusal ? say(refusal) : undefined}
          onChange={setName}
        />
        <Button submit loading={add.state !== "idle"}>
          {t("add.button")}
        </Button>
      </InlineStack>
    </form>
  );
}

import { Banner, BlockStack, Box, Card, Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "../../policies/policies.module.css";
import { Sentence } from "../../policies/sentence.tsx";
import { PermissionBanner } from "./permission-banner.tsx";
import { actOfRequest, isSentAgain, type RequestKind } from "./request-kind.ts";
import { requestModes } from "./request-rule.ts";
import { longestInstructions, type RuleFields, type RulesForm } from "./rules-form.ts";

interface Props {
  form: SettingsForm<RulesForm>;
  /** Of the shop. */
  currency: string;
  mayChange: boolean;
  /** The permissions that the merchant gave. */
  scopes: readonly string[];
}

type Name = Exclude<keyof RulesForm, "revision">;
type Width = "number" | "amount" | "word";

/** What shoppers may ask for, each kind a sentence with fields in it, and how much of it in a day. */
export function RequestRulesForm({ form, currency, mayChange, scopes }: Props): ReactNode {
  const { t } = useTranslation("requestRules");
  const say = useProblemText("requestRules");
  const { values, refusal } = form;
  const disabled = !mayChange;
  const set = (name: Name, value: string) => form.set({ [name]: value } as Partial<RulesForm>);
  const problemAt = (...names: Name[]) => {
    const field = names.find((name) => name === refusal?.field);
    return field && refusal ? { field, text: say(refusal) } : undefined;
  };
  const field = (name: Name, label: string, width: Width) => (
    <span className={styles[width]}>
      <TextField
        id={name}
        label={label}
        labelHidden
        value={values[name]}
        suffix={width === "amount" ? currency : undefined}
        inputMode={width === "number" ? "numeric" : width === "amount" ? "decimal" : undefined}
        maxLength={width === "word" ? 500 : 20}
        autoComplete="off"
        disabled={disabled}
        error={refusal?.field === name}
        onChange={(typed) => set(name, typed)}
      />
    </span>
  );

  const rule = (kind: RequestKind) => {
    const name = (part: keyof RuleFields): Name => `${kind}.${part}`;
    const mode = values[name("mode")];
    const isBefore = kind === "cancel" || kind === "address";
    const label = t(`kind.${kind}`);
    const problem = problemAt(name("mode"), name("days"));
    const problemAtOnce = problemAt(name("minutes"), name("nowDays"), name("most"), name("tags"));
    // What is wrong is shown, also where the rule would not need it.
    const isOff = mode === "off" && !problem;
    return (
      <BlockStack gap="100" key={kind}>
        <Text as="h3" variant="headingSm">
          {label}
        </Text>
        <Sentence
          text={isOff ? "[mode]" : t(isBefore ? "sentence.before" : kind === "late" ? "sentence.late" : "sentence.after")} // prettier-ignore
          problem={problem}
          fields={{
            mode: (
              <Select
                label={t("field.mode", { kind: label })}
                labelHidden
                options={requestModes
                  .filter((one) => one !== "now" || actOfRequest[kind])
                  .map((value) => ({ value, label: t(`mode.${value}`) }))}
                value={mode}
                disabled={disabled}
                onChange={(value) => set(name("mode"), value)}
              />
            ),
            days: field(name("days"), t("field.days", { kind: label }), "number"),
          }}
        />
        {mode === "now" || problemAtOnce ? (
          <Sentence
            text={t(isBefore ? "sentence.now" : isSentAgain(kind) ? "sentence.nowGoods" : "sentence.nowReturn")}
            problem={problemAtOnce}
            fields={{
              nowDays: field(name("nowDays"), t("field.nowDays", { kind: label }), "number"),
              minutes: field(name("minutes"), t("field.minutes", { kind: label }), "number"),
              most: field(name("most"), t("field.most", { kind: label }), "amount"),
              tags: field(name("tags"), t("field.tags", { kind: label }), "word"),
            }}
          />
        ) : null}
      </BlockStack>
    );
  };
  const group = (title: string, help: string, kinds: RequestKind[]) => (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={title} explain={help} />
        {kinds.map(rule)}
      </BlockStack>
    </Card>
  );
  return (
    <>
      {mayChange ? null : <Banner tone="info">{t("ownerOnly")}</Banner>}
      <PermissionBanner values={values} scopes={scopes} />
      {refusal?.problem === "changed" ? <Banner tone="warning">{t("problem.changed")}</Banner> : null}
      <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockStart={{ xs: "200", sm: "0" }}>
        <Text as="p" tone="subdued">
          {t("explain")}
        </Text>
      </Box>
      {group(t("group.before"), t("group.beforeHelp"), ["cancel", "address"])}
      {group(t("group.after"), t("group.afterHelp"), ["return", "exchange"])}
      {group(t("group.problems"), t("group.problemsHelp"), ["missing", "damaged", "wrong_item", "quality", "late"])}
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("bounds.title")} explain={t("bounds.help")} />
          <Sentence
            text={t("bounds.sentence")}
            problem={problemAt("dayCount", "daySum")}
            fields={{
              count: field("dayCount", t("bounds.count"), "number"),
              sum: field("daySum", t("bounds.sum"), "amount"),
            }}
          />
          <Sentence
            text={t("bounds.yearSentence")}
            problem={problemAt("aYear")}
            fields={{ year: field("aYear", t("bounds.year"), "number") }}
          />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("instructions.title")} explain={t("instructions.help")} />
          <TextField
            id="instructions"
            label={t("instructions.title")}
            labelHidden
            multiline={3}
            value={values.instructions}
            maxLength={longestInstructions}
            autoComplete="off"
            disabled={disabled}
            error={problemAt("instructions")?.text}
            onChange={(typed) => set("instructions", typed)}
          />
        </BlockStack>
      </Card>
    </>
  );
}

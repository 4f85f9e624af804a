import { Banner, BlockStack, Box, Card, Checkbox, Select, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { longestTag, type PolicyForm } from "./policy-form.ts";
import styles from "./policies.module.css";
import { shippingPayers, windowStarts } from "./policy.ts";
import { Sentence } from "./sentence.tsx";

interface PoliciesFormProps {
  form: SettingsForm<PolicyForm>;
  /** Of the shop. */
  currency: string;
  mayChange: boolean;
}

type Typed = Exclude<keyof PolicyForm, "shippingOurFault">;
/** Another field of a sentence, by what stands for it there. */
type Fields = (name: Typed, label: string, width: "number" | "amount" | "word") => ReactNode;

/** What the merchant says, as sentences with fields in them; each says when it is not set. */
export function PoliciesForm({ form, currency, mayChange }: PoliciesFormProps): ReactNode {
  const { t } = useTranslation("policies");
  const say = useProblemText("policies");
  const { values, refusal } = form;
  const disabled = !mayChange;
  const problemAt = (...names: Typed[]) => {
    const field = names.find((name) => name === refusal?.field);
    return field && refusal ? { field, text: say(refusal) } : undefined;
  };
  const field: Fields = (name, label, width) => (
    <span className={styles[width]}>
      <TextField
        id={name}
        label={label}
        labelHidden
        value={values[name]}
        suffix={width === "amount" ? currency : undefined}
        inputMode={width === "number" ? "numeric" : width === "amount" ? "decimal" : undefined}
        maxLength={width === "word" ? longestTag : 20}
        autoComplete="off"
        disabled={disabled}
        error={refusal?.field === name}
        onChange={(typed) => form.set({ [name]: typed })}
      />
    </span>
  );
  const isVipSet = Boolean(values.vipOrders || values.vipSpent || values.vipTag);
  return (
    <>
      {mayChange ? null : <Banner tone="info">{t("ownerOnly")}</Banner>}
      <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockStart={{ xs: "200", sm: "0" }}>
        <Text as="p" tone="subdued">
          {t("explain")}
        </Text>
      </Box>
      <PolicyCard title={t("name.return_window")} help={t("returnWindow.help")} isSet={values.windowDays !== ""}>
        <Sentence
          text={t("returnWindow.sentence")}
          problem={problemAt("windowDays")}
          fields={{
            days: field("windowDays", t("returnWindow.days"), "number"),
            from: (
              <Select
                label={t("returnWindow.from")}
                labelHidden
                options={windowStarts.map((value) => ({ value, label: t(`from.${value}`) }))}
                value={values.windowFrom}
                disabled={disabled}
                onChange={(value) => form.set({ windowFrom: value })}
              />
            ),
          }}
        />
      </PolicyCard>
      <PolicyCard title={t("name.return_shipping")} help={t("returnShipping.help")} isSet={values.shippingPayer !== ""}>
        <Sentence
          text={t("returnShipping.sentence")}
          fields={{
            payer: (
              <Select
                label={t("returnShipping.payer")}
                labelHidden
                options={[
                  { value: "", label: t("payer.none") },
                  ...shippingPayers.map((value) => ({ value, label: t(`payer.${value}`) })),
                ]}
                value={values.shippingPayer}
                disabled={disabled}
                onChange={(value) => form.set({ shippingPayer: value })}
              />
            ),
          }}
        />
        {values.shippingPayer === "customer" ? (
          <Checkbox
            label={t("returnShipping.ourFault")}
            checked={values.shippingOurFault}
            disabled={disabled}
            onChange={(on) => form.set({ shippingOurFault: on })}
          />
        ) : null}
      </PolicyCard>
      <PolicyCard title={t("name.no_questions")} help={t("noQuestions.help")} isSet={values.noQuestions !== ""}>
        <Sentence
          text={t("noQuestions.sentence")}
          problem={problemAt("noQuestions")}
          fields={{ amount: field("noQuestions", t("noQuestions.amount"), "amount") }}
        />
      </PolicyCard>
      <PolicyCard title={t("name.vip")} help={t("vip.help")} isSet={isVipSet}>
        <Sentence
          text={t("vip.sentence")}
          problem={problemAt("vipOrders", "vipSpent", "vipTag")}
          fields={{
            orders: field("vipOrders", t("vip.orders"), "number"),
            spent: field("vipSpent", t("vip.spent"), "amount"),
            tag: field("vipTag", t("vip.tag"), "word"),
          }}
        />
        <Sentence
          text={t("vip.timesSentence")}
          problem={problemAt("vipTimes")}
          fields={{ times: field("vipTimes", t("vip.times"), "number") }}
        />
        <Sentence
          text={t("vip.allowanceSentence")}
          problem={problemAt("vipAllowance")}
          fields={{ amount: field("vipAllowance", t("vip.allowance"), "amount") }}
        />
        <Text as="p" tone="subdued">
          {t("vip.timesHelp")}
        </Text>
        <Sentence
          text={t("vip.daysSentence")}
          problem={problemAt("vipExtraDays")}
          fields={{ days: field("vipExtraDays", t("vip.days"), "number") }}
        />
      </PolicyCard>
    </>
  );
}

interface PolicyCardProps {
  title: string;
  help: string;
  isSet: boolean;
  children: ReactNode;
}

function PolicyCard({ title, help, isSet, children }: PolicyCardProps): ReactNode {
  const { t } = useTranslation("policies");
  return (
    <Card>
      <BlockStack gap="200">
        <CardHeading title={title} explain={help} />
        {children}
        {isSet ? null : (
          <Text as="p" tone="subdued">
            {t("notSet")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

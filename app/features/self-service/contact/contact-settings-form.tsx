import { BlockStack, Button, Card, Checkbox, InlineGrid, InlineStack, Text, TextField } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { localeName } from "../../articles/article-locale.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { isOurTopic, longestTopic, mostTopics, type ContactTopic } from "./topic.ts";

export interface ContactSettingsValues {
  topics: ContactTopic[];
  sendsReceipt: boolean;
  revision: number;
}

interface Props {
  form: SettingsForm<ContactSettingsValues>;
  /** What we call our own topics, by language and key. */
  ours: Record<string, Record<string, string>>;
}

/** The topics of the contact form with their names in each language, their order, and the receipt. */
export function ContactSettingsForm({ form, ours }: Props): ReactNode {
  const { t } = useTranslation("contactSettings");
  const { locale: shown } = usePage();
  const { topics, sendsReceipt } = form.values;
  const change = (place: number, more: Partial<ContactTopic>) =>
    form.set({ topics: topics.with(place, { ...topics[place]!, ...more }) });
  const move = (place: number, to: number) =>
    form.set({ topics: topics.toSpliced(place, 1).toSpliced(to, 0, topics[place]!) });
  const nameOf = ({ key, names }: ContactTopic) =>
    names[shown] || ours[shown]?.[key] || Object.values(names)[0] || t("unnamed");
  const languageOf = (one: string) => localeName(one, shown);
  const problemAt = (place: number) =>
    form.refusal?.field === `topic.${place}`
      ? t(`problem.${form.refusal.problem as "too_long" | "name_missing"}`, { count: longestTopic })
      : undefined;
  return (
    <>
      <Card>
        <BlockStack gap="400">
          <CardHeading title={t("topics")} explain={t("topicsHelp")} />
          {topics.length ? null : (
            <Text as="p" tone="subdued">
              {t("none")}
            </Text>
          )}
          {topics.map((topic, place) => (
            <BlockStack key={topic.key || place} gap="200">
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <Checkbox label={nameOf(topic)} checked={topic.isOn} onChange={(isOn) => change(place, { isOn })} />
                <InlineStack gap="100">
                  <Button
                    variant="tertiary"
                    icon={ArrowUpIcon}
                    disabled={place === 0}
                    accessibilityLabel={t("up", { name: nameOf(topic) })}
                    onClick={() => move(place, place - 1)}
                  />
                  <Button
                    variant="tertiary"
                    icon={ArrowDownIcon}
                    disabled={place === topics.length - 1}
                    accessibilityLabel={t("down", { name: nameOf(topic) })}
                    onClick={() => move(place, place + 1)}
                  />
                  {isOurTopic(topic.key) ? null : (
                    <Button
                      variant="tertiary"
                      icon={DeleteIcon}
                      accessibilityLabel={t("remove", { name: nameOf(topic) })}
                      onClick={() => form.set({ topics: topics.toSpliced(place, 1) })}
                    />
                  )}
                </InlineStack>
              </InlineStack>
              <InlineGrid columns={{ xs: 1, sm: 3 }} gap="200">
                {Object.keys(ours).map((one, index) => (
                  <TextField
                    key={one}
                    label={languageOf(one)}
                    value={topic.names[one] ?? ""}
                    placeholder={ours[one]?.[topic.key]}
                    autoComplete="off"
                    maxLength={longestTopic}
                    error={index === 0 ? problemAt(place) : undefined}
                    onChange={(name) => change(place, { names: { ...topic.names, [one]: name } })}
                  />
                ))}
              </InlineGrid>
            </BlockStack>
          ))}
          {topics.length < mostTopics ? (
            <InlineStack>
              <Button
                icon={PlusIcon}
                onClick={() => form.set({ topics: [...topics, { key: "", isOn: true, names: {} }] })}
              >
                {t("add")}
              </Button>
            </InlineStack>
          ) : null}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="200">
          <CardHeading title={t("receipt")} />
          <Checkbox
            label={t("receiptSwitch")}
            helpText={t("receiptHelp")}
            checked={sendsReceipt}
            onChange={(on) => form.set({ sendsReceipt: on })}
          />
        </BlockStack>
      </Card>
    </>
  );
}

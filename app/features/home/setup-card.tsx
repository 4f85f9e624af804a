import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { nextStep, type SetupName, type SetupStep } from "./onboarding.ts";
import styles from "./home.module.css";

const ways: Record<SetupName, string> = {
  mailbox: "/app/settings/mailboxes",
  test: "/app/settings/mailboxes",
  hours: "/app/settings/hours",
  colleagues: "/app/settings/staff",
  roles: "/app/settings/team",
  refund: "/app/tickets",
  selfService: "/app/self-service",
};

/** The first steps with their state; the next one is open, the others say what they are. */
export function SetupCard({ steps }: { steps: SetupStep[] }): ReactNode {
  const { t } = useTranslation("onboarding");
  const hide = useFetcher();
  const next = nextStep(steps);
  const done = steps.filter((step) => step.done).length;
  if (hide.formData) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t("title")}
            </Text>
            <Badge>{t("progress", { done, total: steps.length })}</Badge>
          </InlineStack>
          <Button
            variant="tertiary"
            accessibilityLabel={t("hideLabel")}
            onClick={() => hide.submit({ intent: "hide" }, { method: "post" })}
          >
            {t("hide")}
          </Button>
        </InlineStack>
        {next ? null : <Text as="p">{t("allDone")}</Text>}
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.name} className={styles.step}>
              <span className={styles.mark}>
                {step.done ? (
                  <Icon source={CheckCircleIcon} tone="success" accessibilityLabel={t("done")} />
                ) : (
                  <span className={styles.todo} role="img" aria-label={t("todo")} />
                )}
              </span>
              <BlockStack gap="100" inlineAlign="start">
                <Text as="h3" variant="bodyMd" fontWeight={step.name === next ? "semibold" : "regular"}>
                  {t(`step.${step.name}.title`)}
                </Text>
                {step.name === next ? (
                  <>
                    <Text as="p" tone="subdued">
                      {t(`step.${step.name}.body`)}
                    </Text>
                    <Button variant="primary" url={ways[step.name]}>
                      {t(`step.${step.name}.go`)}
                    </Button>
                  </>
                ) : null}
              </BlockStack>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}

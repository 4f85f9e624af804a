import { Card, BlockStack, Icon, InlineStack, Text } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { judgeContrast, leastContrast, type Appearance } from "./appearance.ts";
import styles from "./appearance.module.css";

/** How well the chosen colour can be told apart, in words. */
export function ContrastLines({ appearance }: { appearance: Appearance }): ReactNode {
  const { t } = useTranslation("selfService");
  const { locale } = usePage();
  const judged = judgeContrast(appearance);
  // Rounded down: what is said is never better than it is.
  const say = (ratio: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Math.floor(ratio * 10) / 10);
  const lines = judged && [
    { name: "letters" as const, ratio: judged.letters, least: leastContrast.letters },
    { name: "onWhite" as const, ratio: judged.onWhite, least: leastContrast.button },
    { name: "onBlack" as const, ratio: judged.onBlack, least: leastContrast.button },
  ];
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("appearance.contrast")}
        </Text>
        <div aria-live="polite">
          {lines ? (
            lines.map(({ name, ratio, least }) => {
              const isGood = ratio >= least;
              return (
                <InlineStack key={name} gap="200" wrap={false} blockAlign="start">
                  <span className={styles.mark}>
                    <Icon source={isGood ? CheckCircleIcon : AlertTriangleIcon} tone={isGood ? "success" : "caution"} />
                  </span>
                  <Text as="p">{t(`appearance.${name}${isGood ? "Good" : "Bad"}`, { ratio: say(ratio) })}</Text>
                </InlineStack>
              );
            })
          ) : (
            <Text as="p">{t("appearance.themeAnswers")}</Text>
          )}
        </div>
      </BlockStack>
    </Card>
  );
}

import { useNavigate } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { CsvCard } from "./csv-card.tsx";
import { ShopTextsCard } from "./shop-texts-card.tsx";
import { StartersCard, type StarterLine } from "./starters-card.tsx";

/** Several articles at once: nearly ready ones, what the shop has written already, and a file. All come as drafts. */
export function ImportPage(props: { starters: StarterLine[]; missing: string | null; language: string }): ReactNode {
  const { starters, missing, language } = props;
  const { t } = useTranslation("articles");
  const navigate = useNavigate();
  return (
    <Page narrowWidth>
      <TitleBar title={t("import.title")}>
        <button variant="breadcrumb" onClick={() => navigate("/app/help")}>
          {t("toList")}
        </button>
      </TitleBar>
      <Text as="h1" variant="headingLg" visuallyHidden>
        {t("import.title")}
      </Text>
      <BlockStack gap="400">
        <StartersCard starters={starters} />
        <ShopTextsCard missing={missing} guessed={language} />
        <CsvCard />
      </BlockStack>
      <Box minHeight="32px" />
    </Page>
  );
}

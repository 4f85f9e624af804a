import { useNavigate } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";

interface SelfServicePageProps {
  title: string;
  /** Where the way back leads; by default to the first page of self-service. */
  back?: string;
  backTitle?: string;
  children: ReactNode;
}

/** The frame of a page below self-service. */
export function SelfServicePage({
  title,
  back = "/app/self-service",
  backTitle,
  children,
}: SelfServicePageProps): ReactNode {
  const { t } = useTranslation("selfService");
  const navigate = useNavigate();
  return (
    <Page>
      <TitleBar title={title}>
        <button variant="breadcrumb" onClick={() => navigate(back)}>
          {backTitle ?? t("title")}
        </button>
      </TitleBar>
      <Text as="h1" variant="headingLg" visuallyHidden>
        {title}
      </Text>
      <BlockStack gap="400">{children}</BlockStack>
      <Box minHeight="32px" />
    </Page>
  );
}

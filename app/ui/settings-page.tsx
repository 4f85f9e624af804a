import { useNavigate, useRouteLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "./settings-page.module.css";
import { useTranslation } from "./use-translation.ts";

/** The frame of a settings page: title and way back in the admin's title bar, and its cards. */
export function SettingsPage({
  title,
  back = "/app/settings",
  backTitle,
  shared = false,
  wide = false,
  children,
}: {
  title: string;
  /** It holds for the whole shop: only some roles change it. */
  shared?: boolean;
  /** Something stands beside the cards. */
  wide?: boolean;
  back?: string;
  backTitle?: string;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const { mayChangeSettings = true } = useRouteLoaderData<{ mayChangeSettings?: boolean }>("routes/app") ?? {};
  const isShut = shared && !mayChangeSettings;
  return (
    <Page narrowWidth={!wide}>
      <TitleBar title={title}>
        <button variant="breadcrumb" onClick={() => navigate(back)}>
          {backTitle ?? t("title")}
        </button>
      </TitleBar>
      {/* Seen in the admin's own title bar; for those who do not see it. */}
      <Text as="h1" variant="headingLg" visuallyHidden>
        {title}
      </Text>
      <fieldset className={styles.fields} disabled={isShut}>
        <BlockStack gap="400">
          {isShut ? (
            <Banner>
              <Text as="p">{t("shut")}</Text>
            </Banner>
          ) : null}
          {children}
        </BlockStack>
      </fieldset>
      <Box minHeight="32px" />
    </Page>
  );
}

/** A card's heading and the sentence below it. */
export function CardHeading({ title, explain }: { title: string; explain?: string }): ReactNode {
  return (
    <BlockStack gap="100">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      {explain ? (
        <Text as="p" tone="subdued">
          {explain}
        </Text>
      ) : null}
    </BlockStack>
  );
}

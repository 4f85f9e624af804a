import { Banner, BlockStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { DateTime } from "#app/ui/relative-time.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { PrivacyNews } from "./find-privacy-news.server.ts";

/** What the owner has to do about personal data; nothing where there is nothing. */
export function PrivacyBanner({ news: { open, toHandOn, dueAt } }: { news: PrivacyNews }): ReactNode {
  const { t } = useTranslation("home");
  if (!open && !toHandOn) return null;
  return (
    <Banner tone="info">
      <BlockStack gap="100">
        {open ? (
          <Text as="p">
            {t("privacy.open", { count: open })} {dueAt ? `${t("privacy.due")} ` : ""}
            {dueAt ? <DateTime at={dueAt} /> : null}
          </Text>
        ) : null}
        {toHandOn ? <Text as="p">{t("privacy.handOn", { count: toHandOn })}</Text> : null}
        <Link url="/app/settings/privacy">{t("privacy.go")}</Link>
      </BlockStack>
    </Banner>
  );
}

import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What a page shows in place of itself when it cannot be shown; an answer that is Shopify's own goes on to the layout. */
export function PageError(): ReactNode {
  const { t } = useTranslation();
  const error = useRouteError();
  const answer = isRouteErrorResponse(error) ? error : null;
  if (answer && typeof answer.data === "string") throw error;
  const kind = answer?.status === 404 ? "notFound" : null;
  const data = answer?.data as { requestId?: unknown } | undefined;
  const reference = typeof data?.requestId === "string" ? data.requestId : null;
  return (
    <Page narrowWidth>
      <Card>
        <BlockStack gap="300">
          <Text as="h1" variant="headingMd">
            {kind ? t("error.notFoundTitle") : t("error.title")}
          </Text>
          <Text as="p">{kind ? t("error.notFoundBody") : t("error.body")}</Text>
          {reference && !kind ? (
            <Text as="p" tone="subdued">
              {t("error.reference", { id: reference })}
            </Text>
          ) : null}
          <InlineStack>
            <Button url="/app">{t("error.toInbox")}</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
}

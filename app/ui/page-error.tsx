import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";

/** What a page shows in place of itself when it cannot be shown; an answer that is Shopify's own goes on to the layout. */
export function PageError(): ReactNode {
  const { t } = useTranslation();
  const error = useRouteError();
  const answer = isRouteErrorResponse(error) ? error : null;
  if (answer && typeof answer.data === "string") throw error;
  const missing = answer?.status === 404;
  // What the browser throws when it reached no server.
  const offline = error instanceof TypeError;
  const { revalidate, state } = useRevalidator();
  return (
    <Page narrowWidth>
      <Card>
        <BlockStack gap="300">
          <Text as="h1" variant="headingMd">
            {missing ? t("error.notFoundTitle") : t("error.title")}
          </Text>
          <Text as="p">{missing ? t("error.notFoundBody") : offline ? t("error.offline") : t("error.body")}</Text>
          <InlineStack gap="200">
            {missing ? null : (
              <Button onClick={revalidate} loading={state !== "idle"}>
                {t("action.retry")}
              </Button>
            )}
            <Button url="/app/tickets">{t("error.toInbox")}</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
}

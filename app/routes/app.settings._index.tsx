import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { hideOnboarding } from "#app/features/shop/change-settings.server.ts";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { SettingsList } from "#app/features/shop/settings-list.tsx";
import { badRequest } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const { onboardingHiddenAt } = await readSettings(await deskForStaff(request));
  return { setupHidden: onboardingHiddenAt !== null };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const fields = await readForm(request);
  if (fields.get("intent") !== "show-setup") throw badRequest();
  return hideOnboarding(desk, false);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.settings.title);

export default function Settings() {
  const { setupHidden } = useLoaderData<typeof loader>();
  const { t } = useTranslation("settings");
  const show = useFetcher();
  return (
    <Page narrowWidth>
      <TitleBar title={t("title")} />
      <Text as="h1" variant="headingLg" visuallyHidden>
        {t("title")}
      </Text>
      <BlockStack gap="400">
        <SettingsList />
        <Card>
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <BlockStack gap="050">
              <Text as="h2" variant="headingMd">
                {t("item.setup")}
              </Text>
              <Text as="p" tone="subdued">
                {setupHidden ? t("item.setupHelp") : t("item.setupShown")}
              </Text>
            </BlockStack>
            {setupHidden ? (
              <Button
                loading={show.state !== "idle"}
                onClick={() => show.submit({ intent: "show-setup" }, { method: "post" })}
              >
                {t("item.setupShow")}
              </Button>
            ) : null}
          </InlineStack>
        </Card>
        <Box minHeight="32px" />
      </BlockStack>
    </Page>
  );
}

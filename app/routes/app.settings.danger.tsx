import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { CardHeading, SettingsPage } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await deskForStaff(request);
  return { shop: shop.name };
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.settings.item.danger);

export default function Danger() {
  const { shop } = useLoaderData<typeof loader>();
  const { t } = useTranslation("settings");
  return (
    <SettingsPage title={t("danger.title")}>
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("danger.export")} explain={t("danger.exportHelp")} />
          <InlineStack>
            <Button url="/app/settings/privacy">{t("danger.exportGo")}</Button>
          </InlineStack>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("danger.erase")} />
          <Text as="p">{t("danger.eraseHelp", { shop })}</Text>
          <Text as="p" tone="subdued">
            {t("danger.erasePerson")}
          </Text>
        </BlockStack>
      </Card>
    </SettingsPage>
  );
}

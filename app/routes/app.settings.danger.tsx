import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { askErasure } from "#app/features/privacy/ask-erasure.server.ts";
import { EraseCard } from "#app/features/privacy/erasure-cards.tsx";
import { countDesk, readErasure } from "#app/features/privacy/read-erasure.server.ts";
import { badRequest } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { CardHeading, SettingsPage } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  if (!desk.staff.accountOwner) return { isOwner: false as const };
  const [counts, last] = await Promise.all([countDesk(desk), readErasure(desk)]);
  return { isOwner: true as const, shop: desk.shop.name, counts, last };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const fields = await readForm(request);
  const key = String(fields.get("key") ?? "");
  if (fields.get("intent") !== "erase" || !/^[\w-]{8,64}$/.test(key)) throw badRequest();
  return askErasure(desk, { confirmation: String(fields.get("confirmation") ?? "").slice(0, 1_000), key });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.settings.item.danger);

export default function Danger() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("erasure");
  useLiveReload((event) => event.kind === "shop");
  return (
    <SettingsPage title={t("title")}>
      {data.isOwner ? (
        <>
          <Card>
            <BlockStack gap="300">
              <CardHeading title={t("export")} explain={t("exportHelp")} />
              <InlineStack>
                <Button url="/app/settings/privacy">{t("exportGo")}</Button>
              </InlineStack>
            </BlockStack>
          </Card>
          <EraseCard shop={data.shop} counts={data.counts} last={data.last} />
          <Card>
            <BlockStack gap="300">
              <CardHeading title={t("uninstall")} />
              <Text as="p">{t("uninstallHelp", { shop: data.shop })}</Text>
            </BlockStack>
          </Card>
        </>
      ) : (
        <Banner tone="info">{t("ownerOnly")}</Banner>
      )}
    </SettingsPage>
  );
}

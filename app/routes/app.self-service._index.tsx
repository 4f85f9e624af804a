import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Page, Text } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { env } from "#app/env.server.ts";
import { scopesForDelivery } from "#app/features/orders/delivery.ts";
import { BlocksCard } from "#app/features/self-service/setup/blocks-card.tsx";
import { readSetup } from "#app/features/self-service/setup/read-setup.server.ts";
import { LinksCard, WayInCard } from "#app/features/self-service/setup/setup-cards.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

/** How self-service stands in the shop's theme, and the ways to all that belongs to it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  return {
    facts: await readSetup(desk),
    pickupScopes: scopesForDelivery(desk.shop.scopes),
    apiKey: env.SHOPIFY_API_KEY,
  };
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.selfService.title);

export default function SelfService() {
  const { facts, pickupScopes, apiKey } = useLoaderData<typeof loader>();
  const { t } = useTranslation("selfService");
  return (
    <Page narrowWidth>
      <TitleBar title={t("title")} />
      <Text as="h1" variant="headingLg" visuallyHidden>
        {t("title")}
      </Text>
      <BlockStack gap="400">
        {facts.isTokenDead ? <Banner tone="warning">{t("setup.tokenDead")}</Banner> : null}
        <BlocksCard facts={facts} pickupScopes={pickupScopes} apiKey={apiKey} />
        <WayInCard facts={facts} />
        <LinksCard />
      </BlockStack>
      <Box minHeight="32px" />
    </Page>
  );
}

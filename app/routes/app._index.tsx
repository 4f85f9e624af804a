import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate, type ClientActionFunctionArgs, type ClientLoaderFunctionArgs } from "@remix-run/react"; // prettier-ignore
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, InlineGrid, Page, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { deskForStaff } from "#app/desk.server.ts";
import { listFrozenAnswers } from "#app/features/channels/frozen-answers.server.ts";
import { FrozenBanner } from "#app/features/channels/frozen-banner.tsx";
import { DoneCard } from "#app/features/home/done-card.tsx";
import { HealthCard } from "#app/features/home/health-card.tsx";
import { readHome } from "#app/features/home/read-home.server.ts";
import { SetupCard } from "#app/features/home/setup-card.tsx";
import { WaitingCard } from "#app/features/home/waiting-card.tsx";
import { findPrivacyNews } from "#app/features/privacy/find-privacy-news.server.ts";
import { PrivacyBanner } from "#app/features/privacy/privacy-banner.tsx";
import { hideOnboarding } from "#app/features/shop/change-settings.server.ts";
import { badRequest } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { LastGood } from "#app/ui/last-good.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const [home, frozen, privacy] = await Promise.all([
    readHome(desk),
    listFrozenAnswers(desk),
    desk.staff.accountOwner ? findPrivacyNews(desk) : null,
  ]);
  return { home, frozen, privacy };
}

type PageData = Awaited<ReturnType<typeof loader>>;
const lastGood = new LastGood<PageData>();

export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) =>
  lastGood.read("home", () => serverLoader<typeof loader>());

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const fields = await readForm(request);
  if (fields.get("intent") !== "hide") throw badRequest();
  return hideOnboarding(desk, true);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.home.title);

export default function Home() {
  const data = useLoaderData<typeof loader>() as PageData;
  useEffect(() => lastGood.remember("home", data), [data]);
  const { waiting, today, week, health, setup } = data.home;
  const { t } = useTranslation("home");
  const navigate = useNavigate();
  useLiveReload((event) => event.kind === "ticket" || event.kind === "shop");
  return (
    <Page>
      <TitleBar title={t("title")}>
        <button onClick={() => navigate("/app/tickets")}>{t("openInbox")}</button>
      </TitleBar>
      <Text as="h1" visuallyHidden>
        {t("title")}
      </Text>
      <BlockStack gap="400">
        <FrozenBanner frozen={data.frozen} />
        {data.privacy ? <PrivacyBanner news={data.privacy} /> : null}
        {setup.hidden ? null : <SetupCard steps={setup.steps} />}
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400" alignItems="start">
          <BlockStack gap="400">
            <WaitingCard waiting={waiting} />
            <DoneCard today={today} week={week} />
          </BlockStack>
          <HealthCard health={health} />
        </InlineGrid>
        <Box minHeight="16px" />
      </BlockStack>
    </Page>
  );
}

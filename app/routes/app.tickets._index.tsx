import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigation, type ClientLoaderFunctionArgs } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, Card, InlineStack, Page, Pagination, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { deskForStaff } from "#app/desk.server.ts";
import { findOrderImport } from "#app/features/orders/find-order-import.server.ts";
import { ImportBanner } from "#app/features/orders/import-banner.tsx";
import { InboxEmpty } from "#app/features/inbox/inbox-empty.tsx";
import { InboxSkeleton } from "#app/features/inbox/inbox-skeleton.tsx";
import { InboxTable } from "#app/features/inbox/inbox-table.tsx";
import { InboxViews } from "#app/features/inbox/inbox-views.tsx";
import { parseInboxAsk } from "#app/features/inbox/inbox-view.ts";
import { listInbox } from "#app/features/inbox/list-inbox.server.ts";
import { inboxViews } from "#app/features/tickets/ticket-view.ts";
import { LastGood } from "#app/ui/last-good.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { useSlow } from "#app/ui/use-slow.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const asked = new URL(request.url).searchParams;
  const ask = parseInboxAsk(asked);
  const [listed, orderImport] = await Promise.all([listInbox(desk, ask), findOrderImport(desk)]);
  const view = inboxViews.find((one) => one === ask.view) ?? "open";
  return { page: { ...listed, view, openCount: listed.counts.open ?? 0 }, orderImport };
}

type PageData = Awaited<ReturnType<typeof loader>>;
const lastGood = new LastGood<PageData>();
const addressOf = (url: URL | Location) => url.pathname + url.search;

export const clientLoader = ({ request, serverLoader }: ClientLoaderFunctionArgs) =>
  lastGood.read(addressOf(new URL(request.url)), () => serverLoader<typeof loader>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.inbox.title);

export default function Inbox() {
  const data = useLoaderData<typeof loader>() as PageData;
  useEffect(() => lastGood.remember(addressOf(location), data), [data]);
  const { page, orderImport } = data;
  const { t } = useTranslation("inbox");
  const navigation = useNavigation();
  const turning = navigation.state === "loading" && navigation.location.pathname === "/app/tickets";
  const slow = useSlow(turning);
  useLiveReload((event) => event.kind !== "order");

  const address = (cursor: string) => `/app/tickets?${new URLSearchParams({ view: page.view, cursor }).toString()}`;
  return (
    <Page fullWidth>
      <TitleBar title={t("title")} />
      <Text as="h1" visuallyHidden>
        {t("title")}
      </Text>
      <BlockStack gap="400">
        <ImportBanner of={orderImport} />
        <Card padding="0">
          <InboxViews current={page.view} openCount={page.openCount} />
          {slow ? (
            <InboxSkeleton />
          ) : page.rows.length ? (
            <InboxTable rows={page.rows} waiting={turning} />
          ) : (
            <InboxEmpty view={page.view} />
          )}
        </Card>
        {page.nextCursor || page.previousCursor ? (
          <InlineStack align="center">
            <Pagination
              accessibilityLabel={t("pages.label")}
              hasPrevious={Boolean(page.previousCursor)}
              previousURL={page.previousCursor ? address(page.previousCursor) : undefined}
              accessibilityLabels={{ previous: t("pages.previous"), next: t("pages.next") }}
              hasNext={Boolean(page.nextCursor)}
              nextURL={page.nextCursor ? address(page.nextCursor) : undefined}
            />
          </InlineStack>
        ) : null}
        <Box minHeight="16px" />
      </BlockStack>
    </Page>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientLoaderFunctionArgs } from "@remix-run/react";
import { useEffect } from "react";
import { deskForStaff } from "#app/desk.server.ts";
import { parsePageAsk } from "#app/features/inbox/inbox-data.ts";
import { InboxPage } from "#app/features/inbox/inbox-page.tsx";
import { shownUnread } from "#app/features/inbox/inbox-view.ts";
import { openInbox } from "#app/features/inbox/open-inbox.server.ts";
import { ImportBanner } from "#app/features/orders/import-banner.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  return openInbox(await deskForStaff(request), new URL(request.url).searchParams);
}

type PageData = Awaited<ReturnType<typeof openInbox>>;
let lastGood: PageData | null = null;

/**
 * A moment without the server leaves on the page what was there: read again it is shown as it was, and where another
 * list was asked for, the page says so. Only the first reading fails as it fails.
 */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<PageData> {
  try {
    return (lastGood = (await serverLoader<typeof loader>()) as PageData);
  } catch (error) {
    if ((error instanceof Response && error.status < 500) || !lastGood) throw error;
    const asked = new URL(request.url).searchParams;
    const same = JSON.stringify(parsePageAsk(asked, lastGood.inbox.saved)) === JSON.stringify(lastGood.inbox.ask);
    return same ? lastGood : { ...lastGood, inbox: { ...lastGood.inbox, failed: true } };
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, ({ inbox }) => {
    const shown = data ? shownUnread(data.inbox.counts) : null;
    return shown ? inbox.titleCount.replace("{{shown}}", shown) : inbox.title;
  });

export default function Inbox() {
  const data = useLoaderData<typeof loader>() as PageData;
  useEffect(() => {
    if (!data.inbox.failed) lastGood = data;
  }, [data]);
  return (
    <InboxPage data={data.inbox}>
      <ImportBanner of={data.orderImport} />
    </InboxPage>
  );
}

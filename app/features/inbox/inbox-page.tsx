import { useLocation, useNavigate, useNavigation, useRevalidator } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, Card, InlineStack, Pagination, Text } from "@shopify/polaris";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { NoticesBell } from "#app/features/palette/notices-bell.tsx";
import { keepListPlace, scrollKeyOf } from "#app/features/tickets/list-place.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { useSlow } from "#app/ui/use-slow.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import filterStyles from "./filters.module.css";
import { parsePageAsk, writePageAsk, type InboxData, type PageAsk } from "./inbox-data.ts";
import { InboxFilters } from "./inbox-filters.tsx";
import { InboxList } from "./inbox-list.tsx";
import { InboxSearch } from "./inbox-search.tsx";
import { InboxViews } from "./inbox-views.tsx";
import { shownUnread } from "./inbox-view.ts";
import { ScanNote } from "./scan-note.tsx";
import { SaveView } from "./save-view.tsx";
import { useChoices } from "./use-choices.ts";

/** The list where the day begins: views, search, filters, tickets. `children` stand above it. */
export function InboxPage({ data, children }: { data: InboxData; children: ReactNode }): ReactNode {
  const { t } = useTranslation(["inbox", "search", "common", "start"]);
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const { turning, ask, want } = useAsk(data);
  const slow = useSlow(turning);
  const choices = useChoices();
  // What was found stays as it was found; looking again is a key away.
  useLiveReload((event) => !data.ask.q && (event.kind === "ticket" || event.kind === "shop"));

  const place = useLocation();
  useEffect(() => {
    const numbers = data.rows.map(({ number }) => number);
    keepListPlace({ address: writePageAsk(data.ask), scrollKey: scrollKeyOf(place), numbers });
  }, [data, place]);

  const go = (to: PageAsk, replace = false) => {
    want(to);
    navigate(writePageAsk(to), { preventScrollReset: true, replace });
  };
  const search = (q: string) =>
    go(
      { ...data.ask, q, filter: data.ask.q && q ? data.ask.filter : plain(q), cursor: null },
      Boolean(data.ask.q && q),
    );
  const page = (cursor: string | null) => (cursor ? writePageAsk({ ...data.ask, cursor }) : undefined);
  const shown = shownUnread(data.counts);
  const title = shown ? t("titleCount", { shown }) : t("title");

  return (
    <div className={filterStyles.page}>
      <TitleBar title={title}>
        <button variant="primary" onClick={() => navigate("/app/tickets/new")}>
          {t("start:title")}
        </button>
      </TitleBar>
      <Text as="h1" visuallyHidden>
        {t("title")}
      </Text>
      {children}
      <div className={filterStyles.toolbar}>
        <InboxSearch q={data.ask.q} onSearch={search} />
        <NoticesBell />
      </div>
      {data.failed ? (
        <Banner
          tone="critical"
          title={t("failed.title")}
          action={{ content: t("common:action.retry"), onAction: revalidate }}
        >
          {t("failed.body")}
        </Banner>
      ) : null}
      <Card padding="0">
        <InboxViews current={ask.q ? null : ask.view} counts={data.counts} saved={data.saved} />
        <InboxFilters ask={ask} choices={choices} onAsk={go}>
          {ask.q ? (
            <Text as="span" tone="subdued">
              {t("search:results", { q: ask.q })}
            </Text>
          ) : null}
          <SaveView ask={ask} saved={data.saved} />
        </InboxFilters>
        <InboxList data={data} waiting={turning} slow={slow} choices={choices.choices} />
        <ScanNote data={data} />
      </Card>
      {data.nextCursor || data.previousCursor ? (
        <InlineStack align="center">
          <Pagination
            accessibilityLabel={t("pages.label")}
            hasPrevious={Boolean(data.previousCursor)}
            previousURL={page(data.previousCursor)}
            accessibilityLabels={{ previous: t("pages.previous"), next: t("pages.next") }}
            hasNext={Boolean(data.nextCursor)}
            nextURL={page(data.nextCursor)}
          />
        </InlineStack>
      ) : null}
    </div>
  );

  /** A search begins without filters, and leads back to the open tickets without them. */
  function plain(q: string) {
    return parsePageAsk(new URLSearchParams(q ? { q } : {}), data.saved).filter;
  }
}

/** What is asked for, as soon as somebody asks: the page's own, the one just wanted, or the one that is on its way. */
function useAsk(data: InboxData) {
  const { state, location } = useNavigation();
  const [wanted, setWanted] = useState<{ ask: PageAsk; from: InboxData } | null>(null);
  const turning = state === "loading" && location.pathname === "/app/tickets";
  const search = turning ? location.search : null;
  const ask = useMemo(
    () => (search === null ? data.ask : parsePageAsk(new URLSearchParams(search), data.saved)),
    [search, data],
  );
  const want = (next: PageAsk) => setWanted({ ask: next, from: data });
  return { turning, ask: wanted?.from === data ? wanted.ask : ask, want };
}

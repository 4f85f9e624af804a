import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Link,
  useLoaderData,
  useRouteError,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useMemo } from "react";
import { I18nextProvider } from "react-i18next";
import { deskForStaff } from "#app/desk.server.ts";
import { env } from "#app/env.server.ts";
import { DeskShell } from "#app/features/palette/desk-shell.tsx";
import { mayDo } from "#app/features/team/role.ts";
import { readPreferences } from "#app/features/shop/choose-preference.server.ts";
import { createI18n } from "#app/platform/i18n/create-i18n.ts";
import { textsAddress } from "#app/platform/i18n/load-texts.server.ts";
import { localeFor } from "#app/platform/i18n/locales.ts";
import { pageTextsOf } from "#app/platform/i18n/page-texts.ts";
import { PageContext } from "#app/ui/page-context.tsx";
import { PageOutlet } from "#app/ui/page-outlet.tsx";
import "#app/ui/shell.css";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const locale = localeFor(new URL(request.url).searchParams.get("locale"), desk.staff.locale);
  return {
    apiKey: env.SHOPIFY_API_KEY,
    appBridgeUrl: env.APP_BRIDGE_URL,
    locale,
    texts: textsAddress(locale),
    zone: desk.shop.timezone,
    now: desk.now().toISOString(),
    staffId: desk.staff.id.toString(),
    mayChangeSettings: mayDo(desk.staff.role, "settings"),
    mayDecide: mayDo(desk.staff.role, "approve"),
    preferences: await readPreferences(desk),
  };
}

/** What the layout shows does not change while somebody works: pages read their own data again, not this. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export const headers: HeadersFunction = (headersArgs) => boundary.headers(headersArgs);

export default function AppLayout() {
  const { apiKey, appBridgeUrl, locale, zone, now, staffId, mayDecide, preferences } = useLoaderData<typeof loader>();
  const { texts, polaris } = pageTextsOf(locale);
  const i18n = useMemo(() => createI18n(locale, texts), [locale, texts]);
  // The page within changes on its own: what is around it is not drawn anew each time something is on its way.
  return useMemo(
    () => (
      <AppProvider isEmbeddedApp apiKey={apiKey} __APP_BRIDGE_URL={appBridgeUrl} i18n={polaris}>
        <I18nextProvider i18n={i18n}>
          <NavMenu>
            <Link to="/app" rel="home">
              {i18n.t("appName")}
            </Link>
            <Link to="/app/tickets">{i18n.t("nav.inbox")}</Link>
            <Link to="/app/help">{i18n.t("nav.articles")}</Link>
            <Link to="/app/self-service">{i18n.t("nav.selfService")}</Link>
            {mayDecide ? <Link to="/app/reports">{i18n.t("nav.reports")}</Link> : null}
            <Link to="/app/settings">{i18n.t("nav.settings")}</Link>
          </NavMenu>
          <PageContext locale={locale} zone={zone} now={now}>
            <DeskShell staffId={staffId} preferences={preferences}>
              <main>
                <PageOutlet />
              </main>
            </DeskShell>
          </PageContext>
        </I18nextProvider>
      </AppProvider>
    ),
    [apiKey, appBridgeUrl, locale, polaris, zone, now, staffId, mayDecide, preferences, i18n],
  );
}

/**
 * Shopify's own answers (sign in again, leave the frame) come as errors, and are shown as they are. For anything else
 * there is neither a language nor Polaris yet: it is said plainly.
 */
export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && typeof error.data === "string") return boundary.error(error);
  return (
    <main style={{ padding: "2rem", fontFamily: "sans-serif" }}>
      <h1>Latte could not be opened</h1>
      <p>Please reload the page. If that does not help, open Latte again from your apps.</p>
    </main>
  );
}

// First of all styles: ours say what is different.
import "@shopify/polaris/build/esm/styles.css";
import "@fontsource-variable/inter/wght.css";
import interLatinExt from "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { scrollKeyOf } from "#app/features/tickets/list-place.ts";
import type { Locale } from "#app/platform/i18n/locales.ts";
import { pageTextsOf } from "#app/platform/i18n/page-texts.ts";
import { PageScroll } from "#app/ui/page-scroll.tsx";

/** What is no address of ours, or fails before a page can say so itself. */
export function ErrorBoundary() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>Latte</title>
        <Links />
      </head>
      <body style={{ padding: "2rem", fontFamily: "'Inter Variable', sans-serif" }}>
        <h1>{missing ? "This is not here" : "Latte could not be opened"}</h1>
        <p>{missing ? "The address is not right." : "Please reload the page, or open Latte again from your apps."}</p>
      </body>
    </html>
  );
}

const pageEnd = "page-end";
const loadFont = `document.fonts.load('1em "Inter Variable"')`;
export default function Root() {
  const { locale, texts } = useRouteLoaderData<{ locale?: Locale; texts?: string }>("routes/app") ?? {};
  const asleep = locale && pageTextsOf(locale).texts.common.asleep;
  return (
    <html lang={locale ?? "en"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <Meta />
        {/* Painted as a whole: what is below or beside something that is still being read would jump. */}
        <link rel="expect" href={`#${pageEnd}`} {...{ blocking: "render" }} />
        {locale === "pl" ? <link rel="preload" as="font" href={interLatinExt} crossOrigin="anonymous" /> : null}
        {texts ? (
          <link
            rel="modulepreload"
            id="page-texts"
            href={texts}
            data-text={asleep?.text}
            data-reload={asleep?.reload}
          />
        ) : null}
        <Links />
        {/* It is within the styles; taken from there while the page is read, it is there for the first layout. */}
        <script dangerouslySetInnerHTML={{ __html: loadFont }} />
      </head>
      <body>
        <Outlet />
        <div id={pageEnd} hidden />
        <PageScroll getKey={scrollKeyOf} />
        <Scripts />
      </body>
    </html>
  );
}

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
  const { locale } = useRouteLoaderData<{ locale?: string }>("routes/app") ?? {};
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
        <Links />
      </head>
      <body>
        <Outlet />
        {/* Laid out in its font from the first time on. */}
        <script dangerouslySetInnerHTML={{ __html: loadFont }} />
        <div id={pageEnd} hidden />
        <PageScroll getKey={scrollKeyOf} />
        <Scripts />
      </body>
    </html>
  );
}

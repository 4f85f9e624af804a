import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textsFor } from "#app/platform/i18n/load-texts.server.ts";
import { localeFor } from "#app/platform/i18n/locales.ts";

/** Where Shopify's library sends whoever comes from anywhere but Shopify admin: there is nothing to sign in to here. */
export function loader({ request }: LoaderFunctionArgs) {
  const wishes = (request.headers.get("accept-language") ?? "").split(",").map((wish) => wish.split(";")[0]);
  return textsFor(localeFor(...wishes)).common.outside;
}

export default function OpenedOutside() {
  const { title, explain, link } = useLoaderData<typeof loader>();
  return (
    <main
      style={{ maxWidth: "32rem", margin: "4rem auto", padding: "0 1rem", fontFamily: "'Inter Variable', sans-serif" }}
    >
      <h1>{title}</h1>
      <p>{explain}</p>
      <p>
        <a href="https://admin.shopify.com/">{link}</a>
      </p>
    </main>
  );
}

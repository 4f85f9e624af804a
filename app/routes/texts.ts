import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http.server.ts";
import { findTextsFile } from "#app/platform/i18n/load-texts.server.ts";

/**
 * What the pages say in one language, for browsers to keep. It is the same for everybody, so nobody is asked who they are.
 */
export function loader({ request }: LoaderFunctionArgs): Response {
  const file = findTextsFile(new URL(request.url).searchParams.get("v") ?? "");
  if (!file) return notFound();
  return new Response(file.code, {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      "Cache-Control": file.current ? "public, max-age=31536000, immutable" : "no-store",
    },
  });
}

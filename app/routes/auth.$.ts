import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http.server.ts";
import { authenticate } from "#app/shopify.server.ts";

/** Pages of Shopify's library: the one that fetches an ID token, and the one that leaves the frame. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await authenticate.admin(request);
  return notFound();
}

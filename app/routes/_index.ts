import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify admin opens the app at its root, with everything it has to say in the query. */
export const loader = ({ request }: LoaderFunctionArgs): Response => redirect(`/app${new URL(request.url).search}`);

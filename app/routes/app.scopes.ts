import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { refreshScopes } from "#app/features/shop/refresh-scopes.server.ts";

/** The page says that somebody has just granted scopes; what is true is asked of Shopify. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  return { scopes: await refreshScopes(desk) };
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { listShopTexts } from "#app/features/articles/import-shop-texts.server.ts";
import { localeFor } from "#app/platform/i18n/locales.ts";

/** Policies and pages of the shop that could become articles; asked of Shopify when somebody wants to see them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  return listShopTexts(desk, localeFor(desk.staff.locale));
}

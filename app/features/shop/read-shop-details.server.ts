import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { noteSessionScopes } from "#app/platform/shopify/session-scopes.server.ts";
import { publishContactJob } from "../self-service/contact/contact-jobs.ts";
import type { Desk } from "../shared/desk.ts";
import { defaultMailboxAddress } from "./default-mailbox.server.ts";
import { ShopDetails } from "./shop-document.ts";

/**
 * Reads the shop's details and grants from Shopify and keeps them; the theme's blocks, which say hours in the shop's zone,
 * are told. Job; twice does no harm, and what it finds is the truth, in whatever order the news came that asked for it.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function readShopDetails(desk: Desk): Promise<void> {
  const answer = await ask(desk);
  if (!answer) return;
  const { shop, currentAppInstallation } = answer;
  const scopes = currentAppInstallation.accessScopes.map(({ handle }) => handle).sort();
  await desk.tx(async (tx) => {
    await tx.db.shop.update({
      where: { id: desk.shop.id },
      data: {
        name: shop.name,
        email: shop.contactEmail || shop.email,
        currency: shop.currencyCode,
        ianaTimezone: shop.ianaTimezone,
        primaryUrl: shop.primaryDomain.url,
        scopes,
        readAt: desk.now(),
      },
    });
    // The first mailbox was named before the shop's name was known.
    await tx.db.mailbox.updateMany({
      where: { address: defaultMailboxAddress(desk.shop.domain), displayName: desk.shop.domain },
      data: { displayName: shop.name },
    });
    await tx.enqueue(publishContactJob, {}, { key: "all" });
  });
  await noteSessionScopes(desk.shop.domain, scopes);
}

async function ask(desk: Desk) {
  try {
    return (await desk.shopify.read(ShopDetails, {})).data;
  } catch (error) {
    // Without a token it waits until somebody opens the app.
    if (error instanceof ShopifyUnavailable && error.kind === "token_refused") return null;
    throw error;
  }
}

import { connectNothing } from "../connection.ts";
import type { PageArguments } from "../connection.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { shopPolicies } from "./content-fields.ts";
import { showStaff } from "./staff-fields.ts";

/** How far the shop's clock is from UTC at this moment, in minutes. */
function offsetMinutes(context: RequestContext): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: context.state.shop.ianaTimezone,
    timeZoneName: "longOffset",
  });
  const name = format.formatToParts(context.now).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

function showOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

interface ShopSource {
  __typename: "Shop";
}

export const shopFields: FieldMap<ShopSource> = {
  id: (_shop, _args, context) => gid("Shop", context.state.shop.id),
  name: (_shop, _args, context) => context.state.shop.name,
  email: (_shop, _args, context) => context.state.shop.email,
  contactEmail: (_shop, _args, context) => context.state.shop.contactEmail,
  myshopifyDomain: (_shop, _args, context) => context.state.shop.domain,
  url: (_shop, _args, context) => context.state.shop.primaryUrl,
  description: () => null,
  currencyCode: (_shop, _args, context) => context.state.shop.currencyCode,
  enabledPresentmentCurrencies: (_shop, _args, { state }) => [
    ...new Set([state.shop.currencyCode, ...state.orders.map((order) => order.presentmentCurrency)]),
  ],
  ianaTimezone: (_shop, _args, context) => context.state.shop.ianaTimezone,
  timezoneOffsetMinutes: (_shop, _args, context) => offsetMinutes(context),
  timezoneOffset: (_shop, _args, context) => showOffset(offsetMinutes(context)),
  shopOwnerName: (_shop, _args, { state }) => {
    const owner = state.staff.find((staff) => staff.accountOwner);
    return owner ? `${owner.firstName} ${owner.lastName}` : state.shop.name;
  },
  accountOwner: (_shop, _args, context) =>
    showStaff(context, context.state.staff.find((staff) => staff.accountOwner)?.id ?? null),
  shopPolicies: () => shopPolicies,
  primaryDomain: (_shop, _args, { state }) => ({
    __typename: "Domain",
    id: gid("Domain", state.shop.id),
    host: new URL(state.shop.primaryUrl).host,
    url: state.shop.primaryUrl,
    sslEnabled: state.shop.primaryUrl.startsWith("https:"),
  }),
  plan: (_shop, _args, { state }) => ({
    __typename: "ShopPlan",
    displayName: state.shop.planName,
    publicDisplayName: state.shop.planName,
    partnerDevelopment: /develop/i.test(state.shop.planName),
    shopifyPlus: /plus/i.test(state.shop.planName),
  }),
  features: () => ({ __typename: "ShopFeatures", storefront: true }),
  orderNumberFormatPrefix: () => "#",
  orderNumberFormatSuffix: () => "",
  setupRequired: () => false,
  unitSystem: () => "METRIC_SYSTEM",
  weightUnit: () => "GRAMS",
  taxesIncluded: (_shop, _args, { state }) => state.orders.at(-1)?.taxesIncluded ?? false,
  metafield: () => null,
  metafields: (_shop, args: PageArguments) => connectNothing(args),
};

interface InstallationSource {
  __typename: "AppInstallation";
}

export const installationFields: FieldMap<InstallationSource> = {
  id: (_source, _args, context) => gid("AppInstallation", context.state.installation!.id),
  accessScopes: (_source, _args, context) =>
    context.state.installation!.scopes.map((handle) => ({
      __typename: "AccessScope",
      handle,
      description: handle.replaceAll("_", " "),
    })),
  app: (_source, _args, context) => ({
    __typename: "App",
    id: gid("App", context.state.installation!.id),
    apiKey: context.app,
    embedded: true,
  }),
  activeSubscriptions: () => [],
  metafield: () => null,
  metafields: (_source, args: PageArguments) => connectNothing(args),
};

/**
 * The kind of address that a path belongs to: few enough to be a label, whatever strangers ask for. Words of an address
 * that is not there are not used. `/app/tickets/1042/refund` is `app.tickets.refund`.
 */
export function httpArea(path: string, status = 200): string {
  const [first = "", second = "", third = "", fourth = ""] = path.split("/").slice(1);
  if (!areas.has(first)) return "other";
  if (first !== "app" || status >= 400) return first;
  const named = (part: string) => (/^[a-z][a-z-]{1,24}$/.test(part) ? part : "");
  return ["app", named(second), named(third), named(fourth)].filter(Boolean).join(".");
}

const areas = new Set([
  "app",
  "webhooks",
  "inbound",
  "storefront",
  "survey",
  "auth",
  "metrics",
  "assets",
  "texts",
  "healthz",
  "readyz",
]);

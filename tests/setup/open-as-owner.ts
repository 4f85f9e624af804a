import type { LatteStandin } from "./make-standin.ts";

const browser = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/**
 * Opens the running app once as the shop's owner, with a really signed ID token: tokens are exchanged, the shop is set
 * going and its orders begin to come in, as after an installation.
 * @throws when the app does not answer as it should
 */
export const openAsOwner = (standin: LatteStandin, shop: string): Promise<void> =>
  askAsOwner(standin, shop, "/app?_data=routes%2Fapp");

/**
 * Sends a form of a page as the shop's owner, as that page would.
 * @param route of the page: "app.settings.contact"
 * @throws when the app does not take it
 */
export function sendAsOwner(
  standin: LatteStandin,
  shop: string,
  { path, route, fields }: { path: string; route: string; fields: Record<string, string> },
): Promise<void> {
  const address = `${path}${path.includes("?") ? "&" : "?"}_data=${encodeURIComponent(`routes/${route}`)}`;
  return askAsOwner(standin, shop, address, { method: "POST", body: new URLSearchParams(fields) });
}

async function askAsOwner(standin: LatteStandin, shop: string, path: string, init: RequestInit = {}): Promise<void> {
  const owner = standin.states.get(shop)?.staff.find((person) => person.accountOwner);
  if (!owner) throw new Error(`${shop} has no owner`);
  const token = standin.idToken({ shop, staffId: owner.id });
  const headers = { authorization: `Bearer ${token}`, "user-agent": browser };
  const answer = await fetch(new URL(path, standin.urls.app), { ...init, headers });
  const told = await answer.text();
  if (!answer.ok || told.includes('"ok":false'))
    throw new Error(`the app answered ${answer.status} at ${path}: ${told}`);
}

import type { LatteStandin } from "./make-standin.ts";

const browser = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/**
 * Opens the running app once as the shop's owner, with a really signed ID token: tokens are exchanged, the shop is set
 * going and its orders begin to come in, as after an installation.
 * @throws when the app does not answer as it should
 */
export async function openAsOwner(standin: LatteStandin, shop: string): Promise<void> {
  const owner = standin.states.get(shop)?.staff.find((person) => person.accountOwner);
  if (!owner) throw new Error(`${shop} has no owner`);
  const token = standin.idToken({ shop, staffId: owner.id });
  const address = new URL("/app?_data=routes%2Fapp", standin.urls.app);
  const headers = { authorization: `Bearer ${token}`, "user-agent": browser };
  const answer = await fetch(address, { headers });
  if (!answer.ok) throw new Error(`the app answered ${answer.status} to its first opening: ${await answer.text()}`);
}

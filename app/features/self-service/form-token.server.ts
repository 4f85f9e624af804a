import { keyFor, markOf, sameSecret } from "#app/platform/crypto/secret-box.server.ts";
import type { ShopperVisit } from "./visit.ts";

const key = keyFor("shopper form");
/** Ours: as long as somebody may leave a form open. An older one is shown again with what was typed. */
const goodForMs = 60 * 60_000;

type Whose = Pick<ShopperVisit, "customerId"> & { desk: Pick<ShopperVisit["desk"], "shop" | "now"> };

/**
 * What a form of ours carries, so that one of another site is told apart: good for an hour, in this shop, for whoever is
 * signed in now. A stranger's own token is of no use in the browser of somebody who is signed in.
 * @param openSeconds for how long the form has been open already
 */
export const makeFormToken = (visit: Whose, openSeconds = 0): string =>
  sign(visit, visit.desk.now().getTime() + goodForMs - openSeconds * 1000);

/** Whether the token was made for this visitor and is not too old. */
export function isFormToken(visit: Whose, token: string): boolean {
  const until = Number(/^(\d{1,15})\./.exec(token)?.[1] ?? 0);
  return sameSecret(token, sign(visit, until)) && until > visit.desk.now().getTime();
}

const sign = ({ desk, customerId }: Whose, until: number): string =>
  `${until}.${markOf(key, `${desk.shop.id} ${customerId ?? ""} ${until}`)}`;

/** For how many seconds the form with this token has been open; null: it is none of this visitor's. */
export function formOpenSeconds(visit: Whose, token: string): number | null {
  if (!isFormToken(visit, token)) return null;
  return (visit.desk.now().getTime() - (parseInt(token, 10) - goodForMs)) / 1000;
}

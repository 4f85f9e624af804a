import { keepSearch } from "#app/features/articles/keep-search.server.ts";
import { searchKey } from "#app/features/articles/search-key.ts";
import { countAsked } from "../../shared/count-asked.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { wantedLocale } from "./help-words.server.ts";

/** Counts a search among the shop's: the same words once a day of an address, and not without end of one. */
export async function countSearch(visit: ShopperVisit, q: string, found: number): Promise<void> {
  const { desk, address } = visit;
  const words = searchKey(q);
  if (!words) return;
  const locale = wantedLocale(visit);
  // One after the other: what is too much of an address leaves no row.
  if (await countAsked(desk, [{ kind: "counted_searches", whose: address, by: 1 }])) return;
  const isAgain = await countAsked(desk, [{ kind: "counted_search", whose: `${address} ${locale} ${words}`, by: 1 }]);
  await keepSearch(desk, locale, q, found, isAgain ? 0 : 1);
}

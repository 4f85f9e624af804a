import { useState } from "react";
import type { InboxRow } from "./inbox-view.ts";
import { freshRows, steadyRows, type ShownRow } from "./steady-rows.ts";

interface Steady<Row extends InboxRow> {
  read: readonly Row[];
  address: string;
  engaged: boolean;
  rows: ShownRow<Row>[];
  news: number;
}

/**
 * The rows as they stand on the page while live news come in. As long as somebody works in the list (`engaged`)
 * nothing moves; afterwards, at another address, or when they ask (`settle`), it is as it was read.
 */
export function useSteadyRows<Row extends InboxRow>(read: readonly Row[], address: string, engaged: boolean) {
  const [state, setState] = useState<Steady<Row>>(() => ({
    read,
    address,
    engaged,
    rows: freshRows<Row>([], read),
    news: 0,
  }));
  const settled = (): Steady<Row> => ({ read, address, engaged, rows: freshRows(state.rows, read), news: 0 });
  let now = state;
  if (state.read !== read || state.address !== address || state.engaged !== engaged) {
    const steady = engaged && state.address === address;
    now = steady ? { read, address, engaged, ...steadyRows(state.rows, read) } : settled();
    setState(now);
  }
  return { rows: now.rows, news: now.news, settle: () => setState(settled()) };
}

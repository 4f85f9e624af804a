/** Milliseconds. */
const brief = 1_000;

/**
 * `find`, asked once for all who want the same within a second. What is not there, and what failed, is looked for anew
 * by each: it may be there by now. Only where something that has gone meanwhile does no harm.
 */
export function rememberBriefly<Key, Found>(
  find: (key: Key) => Promise<Found | null>,
): (key: Key) => Promise<Found | null> {
  const known = new Map<Key, Promise<Found | null>>();
  return async (key) => {
    const shared = known.get(key);
    const found = shared && (await shared.catch(() => null));
    if (found) return found;
    const own = find(key);
    known.set(key, own);
    setTimeout(() => known.get(key) === own && known.delete(key), brief).unref();
    return own;
  };
}

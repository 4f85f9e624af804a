/**
 * Where a shopper asks from, by `X-Forwarded-For`; empty where it does not say. Of an IPv6 address its network, because a
 * household has as many as it likes.
 * @param hop which one, counted from the right: whoever hands a request on appends the address that it came from, and what
 *   stands further left may have been written by the shopper. Unset: the first; also where there are fewer
 */
export function shopperAddress(forwarded: string, hop?: number): string {
  const hops = forwarded.split(",").map((one) => one.trim());
  const [first = ""] = hops;
  const address = (hop === undefined ? first : (hops.at(-hop) ?? first)).slice(0, 60);
  return address.includes(":") && !address.includes(".") ? address.split(":").slice(0, 4).join(":") : address;
}

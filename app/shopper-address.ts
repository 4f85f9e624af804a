/**
 * Where a shopper asks from, by `X-Forwarded-For`; empty where it does not say. Of an IPv6 address its network, because a
 * household has as many as it likes.
 * @param hop which one, counted from the right: whoever hands a request on appends the address that it came from, and what
 *   stands further left may have been written by the shopper. Unset: the first; also where there are fewer
 */
export function shopperAddress(forwarded: string, hop?: number): string {
  const hops = forwarded.split(",").map((one) => one.trim());
  const [first = ""] = hops;
  const address = withoutPort((hop === undefined ? first : (hops.at(-hop) ?? first)).slice(0, 60));
  return address.includes(":") && !address.includes(".") ? networkOf(address) : address;
}

/** Some proxies write the port as well, which is another one for each connection; and IPv4 in the clothes of IPv6. */
const withoutPort = (written: string): string =>
  written
    .replace(/^\[([^\]]*)\](?::\d+)?$/, "$1")
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+(?:\.\d+){3}$)/i, "");

/** The first 64 bits, written in one way: "2001:db8::5" and "2001:db8:0:0:1::" are of the same network. */
function networkOf(address: string): string {
  const [left, right] = address.split("::").map((part) => (part ? part.split(":") : []));
  const missing = right ? Math.max(8 - left!.length - right.length, 0) : 0;
  const groups = [...left!, ...Array<string>(missing).fill("0"), ...(right ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => (Number.parseInt(group, 16) || 0).toString(16))
    .join(":");
}

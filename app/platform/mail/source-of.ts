/**
 * What counts as one place that a connection comes from: an IPv4 address, or the first 64 bits of an IPv6 address, which
 * one customer of a provider has to themselves.
 */
export function sourceOf(remoteAddress: string): string {
  const address = remoteAddress.toLowerCase().split("%")[0]!;
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/.exec(address);
  if (mapped) return mapped[1]!;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...(tail ?? "").split(":")];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

/**
 * What counts as one place that a connection comes from: an IPv4 address, or the first 64 bits of an IPv6 address, which
 * one customer of a provider has to themselves.
 */
export function sourceOf(remoteAddress: string): string {
  const address = plain(remoteAddress);
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...(tail ?? "").split(":")];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

/** Whether the address is of this machine or of a network of its own: who connects from there is a proxy, not a sender. */
export function isPrivateAddress(remoteAddress: string): boolean {
  const address = plain(remoteAddress);
  return address.includes(":")
    ? address === "::1" || /^f[cd][0-9a-f]{2}:/.test(address)
    : /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(address);
}

/** Without zone; an IPv4 address as such, also where it came in the clothes of IPv6. */
function plain(remoteAddress: string): string {
  const address = remoteAddress.toLowerCase().split("%")[0]!;
  return /^::ffff:(\d+(?:\.\d+){3})$/.exec(address)?.[1] ?? address;
}

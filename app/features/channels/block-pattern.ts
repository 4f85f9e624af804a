import { normaliseAddress, normaliseDomain } from "#app/platform/mail/address.ts";

/** Providers at which anybody has an address: to block one of these domains would block half of the customers. */
const publicDomains = new Set([
  "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.com.br",
  "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "proton.me", "protonmail.com", "gmx.com", "gmx.de",
  "gmx.net", "web.de", "t-online.de", "freenet.de", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "op.pl", "gazeta.pl",
  "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "globo.com", "orange.fr", "free.fr", "laposte.net",
  "wanadoo.fr", "libero.it", "virgilio.it", "mail.ru", "yandex.ru", "yandex.com", "qq.com", "163.com", "126.com",
  "zoho.com", "fastmail.com", "hey.com", "btinternet.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net",
]); // prettier-ignore

/** What may be blocked of a sender: the address alone, or everybody at the same domain. */
export type BlockScope = "address" | "domain";

export const isBlockScope = (value: unknown): value is BlockScope => value === "address" || value === "domain";

/** The address, or the domain with `@` before it; `null` for a domain at which anybody has an address. */
export function blockPatternOf(address: string, scope: BlockScope): string | null {
  if (scope === "address") return address;
  const domain = domainOf(address);
  return publicDomains.has(domain) ? null : `@${domain}`;
}

/** Whether this pattern is a whole domain at which anybody has an address. */
export const isPublicPattern = (pattern: string): boolean =>
  pattern.startsWith("@") && publicDomains.has(domainOf(pattern));

/** All patterns that would block this normalised address: itself, its domain, and the domains above that one. */
export function blockPatternsFor(address: string): string[] {
  const labels = domainOf(address).split(".");
  const domains = labels.slice(0, -1).map((_, index) => `@${labels.slice(index).join(".")}`);
  return [address, ...domains];
}

/** What somebody typed as an address or a domain ("ana@x.com", "@x.com", "x.com") as a pattern; `null` when neither. */
export function parseBlockPattern(typed: string): string | null {
  const text = typed.trim();
  if (text.lastIndexOf("@") > 0) return normaliseAddress(text);
  const domain = normaliseDomain(text.replace(/^@/, "").toLowerCase());
  return domain?.includes(".") ? `@${domain}` : null;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

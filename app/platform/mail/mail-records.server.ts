import { Resolver } from "node:dns/promises";
import { env } from "#app/env.server.ts";

/** Reads the records of a domain. Each answer: the records, [] where there is none, null where the DNS did not say. */
export interface MailRecords {
  txt(name: string): Promise<string[] | null>;
  cname(name: string): Promise<string[] | null>;
}

const absent = new Set(["ENOTFOUND", "ENODATA"]);

/** Asks these name servers (`address:port`); none named: the system's. Two tries of `timeoutMs` each. */
export function readMailRecords(servers: string[], timeoutMs = 2_000): MailRecords {
  const ask = async (look: (resolver: Resolver) => Promise<string[]>): Promise<string[] | null> => {
    const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
    if (servers.length) resolver.setServers(servers);
    try {
      return (await look(resolver)).slice(0, 50);
    } catch (error) {
      return absent.has((error as { code?: string }).code ?? "") ? [] : null;
    }
  };
  return {
    txt: (name) => ask(async (resolver) => (await resolver.resolveTxt(name)).map((parts) => parts.join(""))),
    cname: (name) => ask((resolver) => resolver.resolveCname(name)),
  };
}

/** The records as this installation reads them. */
export const mailRecords: MailRecords = readMailRecords(env.DNS_SERVERS.split(",").filter(Boolean));

/** What our own mail server needs from a merchant's domain. */
export const senderSetup = {
  spfInclude: env.MAIL_SPF_INCLUDE,
  dkimSelector: env.MAIL_DKIM_SELECTOR,
  dkimTarget: env.MAIL_DKIM_TARGET,
};

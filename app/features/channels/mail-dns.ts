import { z } from "zod";

/**
 * What a merchant's DNS says about mail from their domain. `unknown`: the DNS did not answer. `not_ours`: nothing that
 * we could ask for is set up in this installation, so that what stands there cannot be judged.
 */
export const recordStates = ["ok", "missing", "wrong", "unknown", "not_ours"] as const;
export type RecordState = (typeof recordStates)[number];

const checked = z.object({
  state: z.enum(recordStates),
  /** The record as it stands there; null: none. */
  found: z.string().nullable(),
  /** The record to add or to change to; null: nothing to do. */
  wanted: z.object({ name: z.string(), type: z.enum(["TXT", "CNAME"]), value: z.string() }).nullable(),
  /** Why it is wrong: a machine word. */
  fault: z.enum(["several", "without_us", "revoked", "elsewhere", "no_policy"]).nullable(),
});
export type CheckedRecord = z.infer<typeof checked>;

export const mailDnsSchema = z.object({ spf: checked, dkim: checked, dmarc: checked });
export type MailDns = z.infer<typeof mailDnsSchema>;

/** What our mail server needs from a merchant's domain; "" where it needs nothing. */
export interface SenderSetup {
  spfInclude: string;
  dkimSelector: string;
  dkimTarget: string;
}

/** null: the DNS did not answer. [] : no such record. */
export type Answers = string[] | null;

export interface DnsAnswers {
  txt: Answers;
  dkimCname: Answers;
  dkimTxt: Answers;
  dmarcTxt: Answers;
}

/** Judges the answers for one domain. The rules are RFC 7208 (one SPF record), RFC 6376 and RFC 7489. */
export function judgeMailDns(domain: string, answers: DnsAnswers, setup: SenderSetup): MailDns {
  return {
    spf: judgeSpf(domain, answers.txt, setup),
    dkim: judgeDkim(domain, answers, setup),
    dmarc: judgeDmarc(domain, answers.dmarcTxt),
  };
}

const result = (
  state: RecordState,
  found: string | null,
  wanted: CheckedRecord["wanted"] = null,
  fault: CheckedRecord["fault"] = null,
): CheckedRecord => ({ state, found: found?.slice(0, 500) ?? null, wanted, fault });

function judgeSpf(domain: string, txt: Answers, { spfInclude }: SenderSetup): CheckedRecord {
  if (!txt) return result("unknown", null);
  const records = txt.filter((record) => /^v=spf1(\s|$)/i.test(record));
  const [record] = records;
  const wanted = { name: domain, type: "TXT" as const, value: withInclude(record, spfInclude) };
  if (records.length > 1) return result("wrong", records.join(" · "), wanted, "several");
  if (record === undefined) return spfInclude ? result("missing", null, wanted) : result("not_ours", null);
  if (!spfInclude) return result("not_ours", record);
  const names = record.toLowerCase().split(/\s+/);
  if (!names.includes(spfInclude.toLowerCase())) return result("wrong", record, wanted, "without_us");
  return result("ok", record);
}

/** The record with our part before its `all`; a new one where there is none. */
function withInclude(record: string | undefined, include: string): string {
  if (record === undefined) return `v=spf1 ${include} ~all`.replace(/\s+/g, " ");
  if (!include || record.toLowerCase().split(/\s+/).includes(include.toLowerCase())) return record;
  const parts = record.split(/\s+/);
  const end = parts.findIndex((part) => /^([-~?+]?all|redirect=.*)$/i.test(part));
  parts.splice(end < 0 ? parts.length : end, 0, include);
  return parts.join(" ");
}

function judgeDkim(domain: string, answers: DnsAnswers, { dkimSelector, dkimTarget }: SenderSetup): CheckedRecord {
  if (!dkimSelector) return result("not_ours", null);
  const name = `${dkimSelector}._domainkey.${domain}`;
  const wanted = dkimTarget ? { name, type: "CNAME" as const, value: dkimTarget } : null;
  const [cname] = answers.dkimCname ?? [];
  if (cname !== undefined && dkimTarget && cname.toLowerCase().replace(/\.$/, "") !== dkimTarget.toLowerCase())
    return result("wrong", cname, wanted, "elsewhere");
  if (cname !== undefined && dkimTarget) return result("ok", cname);
  if (!answers.dkimCname || !answers.dkimTxt) return result("unknown", null);
  const key = answers.dkimTxt.find((record) => /(^|;)\s*p=/i.test(record));
  if (key === undefined) return result("missing", null, wanted);
  if (/(^|;)\s*p=\s*(;|$)/i.test(key)) return result("wrong", key, wanted, "revoked");
  return result("ok", key);
}

function judgeDmarc(domain: string, txt: Answers): CheckedRecord {
  if (!txt) return result("unknown", null);
  const wanted = { name: `_dmarc.${domain}`, type: "TXT" as const, value: "v=DMARC1; p=none" };
  const records = txt.filter((record) => /^v=DMARC1\s*(;|$)/i.test(record));
  const [record] = records;
  if (record === undefined) return result("missing", null, wanted);
  if (records.length > 1) return result("wrong", records.join(" · "), wanted, "several");
  if (!/;\s*p=\s*(none|quarantine|reject)\s*(;|$)/i.test(record)) return result("wrong", record, wanted, "no_policy");
  return result("ok", record);
}

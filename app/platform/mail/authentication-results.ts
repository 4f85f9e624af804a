import type { MailHeader } from "./automatic-mail.ts";

/** What a check said: `none` when it was not made or said neither pass nor fail. */
export type CheckResult = "pass" | "fail" | "none";

/** The verdict of our own mail server about the sender of a mail. */
export type AuthenticationResult = { dmarc: CheckResult; spf: CheckResult; dkim: CheckResult };

/** Nothing is known about the sender. */
export const NOT_AUTHENTICATED: AuthenticationResult = { dmarc: "none", spf: "none", dkim: "none" };

const FAILS = new Set(["fail", "softfail", "permerror", "policy"]);

/**
 * Reads RFC 8601 `Authentication-Results`. Only the topmost one counts, and only when it carries the id of the
 * server we trust: anything below it may have been written by the sender. Without a trusted id nothing is believed.
 */
export function readAuthentication(headers: readonly MailHeader[], trustedServer: string | null): AuthenticationResult {
  const topmost = headers.find(({ key }) => key === "authentication-results");
  if (topmost === undefined || trustedServer === null || trustedServer === "") return NOT_AUTHENTICATED;
  const [head = "", ...results] = stripComments(topmost.value.slice(0, 20_000)).split(";");
  const server = head.trim().split(/\s+/)[0] ?? "";
  if (server.toLowerCase() !== trustedServer.toLowerCase()) return NOT_AUTHENTICATED;
  return { dmarc: pick(results, "dmarc"), spf: pick(results, "spf"), dkim: pick(results, "dkim") };
}

/** Several results of one method (two DKIM signatures): one pass is a pass. */
function pick(results: readonly string[], method: string): CheckResult {
  let found: CheckResult = "none";
  for (const result of results) {
    const match = /^\s*([a-z-]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(result);
    if (match?.[1]?.toLowerCase() !== method) continue;
    const word = match[2]?.toLowerCase() ?? "";
    if (word === "pass") return "pass";
    if (FAILS.has(word)) found = "fail";
  }
  return found;
}

/** Comments and quoted strings may hold `;` and `dmarc=pass`; neither is a result. */
function stripComments(value: string): string {
  let depth = 0;
  let quoted = false;
  let kept = "";
  for (let i = 0; i < value.length; i += 1) {
    const char = value.charAt(i);
    if (char === "\\") {
      i += 1;
    } else if (quoted) {
      quoted = char !== '"';
    } else if (char === '"' && depth === 0) {
      quoted = true;
    } else if (char === "(") {
      depth += 1;
    } else if (char === ")") {
      depth = Math.max(0, depth - 1);
    } else if (depth === 0) {
      kept += char;
    }
  }
  return kept;
}

import { normaliseAddress } from "./address.ts";
import { cleanLine } from "./clean-string.ts";
import { readMessageIds } from "./message-ids.ts";
import { firstHeader, readHeaders } from "./read-headers.ts";

/**
 * What a delivery report (RFC 3464) says. Anybody can write one: it may change the state of a message only when
 * `originalMessageId` is an id that we signed.
 */
export type Bounce = {
  finalRecipient: string | null;
  action: "failed" | "delayed" | "delivered" | "relayed" | "expanded" | "unknown";
  /** Enhanced status code, e.g. `5.1.1`: 5.x.x will not work, 4.x.x may later. */
  status: string | null;
  /** What the remote server said, one line. */
  diagnostic: string | null;
  originalMessageId: string | null;
};

const ACTIONS = new Set(["failed", "delayed", "delivered", "relayed", "expanded"]);
const MAX_REPORT_BYTES = 64 * 1024;

/**
 * Reads the `message/delivery-status` part and the returned header block. The report is about the first recipient
 * whose delivery failed, else about the first one; `null` when the part names no recipient.
 */
export function readBounce(report: Uint8Array, returnedHeaders: Uint8Array | null): Bounce | null {
  const recipients = splitGroups(report)
    .map((group) => readHeaders(group, MAX_REPORT_BYTES, 200).headers)
    .filter((headers) => headers.some(({ key }) => key === "final-recipient" || key === "action"));
  const isFailed = (value: string | null): boolean => value?.trim().toLowerCase() === "failed";
  const chosen = recipients.find((headers) => isFailed(firstHeader(headers, "action"))) ?? recipients[0];
  if (chosen === undefined) return null;
  const action = firstHeader(chosen, "action")?.trim().toLowerCase() ?? "";
  const diagnostic = firstHeader(chosen, "diagnostic-code");
  return {
    finalRecipient: readRecipient(firstHeader(chosen, "final-recipient")),
    action: ACTIONS.has(action) ? (action as Bounce["action"]) : "unknown",
    status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(firstHeader(chosen, "status") ?? "")?.[1] ?? null,
    diagnostic: diagnostic === null ? null : cleanLine(diagnostic.replace(/^\s*smtp\s*;/i, ""), 500),
    originalMessageId: returnedHeaders === null ? null : readReturnedId(returnedHeaders),
  };
}

function readReturnedId(returned: Uint8Array): string | null {
  const { headers } = readHeaders(returned, MAX_REPORT_BYTES, 500);
  return readMessageIds(firstHeader(headers, "message-id"), 1)[0] ?? null;
}

/** `rfc822; ana@example.com` → `ana@example.com`. */
function readRecipient(value: string | null): string | null {
  if (value === null) return null;
  const semicolon = value.indexOf(";");
  return normaliseAddress(value.slice(semicolon + 1).replace(/[<>]/g, ""));
}

/** The groups of fields that empty lines part. */
function splitGroups(report: Uint8Array): Uint8Array[] {
  const text = new TextDecoder("windows-1252").decode(report.subarray(0, MAX_REPORT_BYTES));
  const encoder = new TextEncoder();
  return text.split(/\r?\n[ \t]*\r?\n/).map((group) => encoder.encode(group.trimStart()));
}

/** A header of a mail: its name in lower case and its unfolded value. */
export type MailHeader = { key: string; value: string };

/** Why a mail was taken for an automatic one; the page and the log translate these words. */
export type AutomaticReason =
  | "auto_submitted"
  | "precedence"
  | "mailing_list"
  | "response_suppressed"
  | "auto_reply_header"
  | "loop_header"
  | "null_return_path"
  | "report"
  | "no_reply_sender"
  | "own_address";

/** Whether a mail was sent by a machine, and by which signs. */
export type AutomaticVerdict = { is: boolean; because: AutomaticReason[] };

const PRECEDENCE = /^(bulk|junk|list|auto[_-]?reply)$/;
const SUPPRESS = /\b(all|oof|autoreply|dr|rn|nrn)\b/;
const AUTO_REPLY_HEADERS = new Set(["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from"]);
const LIST_HEADERS = new Set(["list-id", "list-unsubscribe", "list-post"]);
const ROBOT = /^(mailer-?daemon|postmaster|(do[._-]?)?not?[._-]?reply.*|bounces?([+._=-].*)?)$/;

/**
 * Reads the signs of RFC 3834 and of the usual senders of automatic mail. A mail that `is` automatic is kept and
 * shown like any other; it must not be answered automatically, reopen or assign a ticket, or count as a reply.
 * `senderIsOwn` says that the sender is one of our own mailboxes.
 */
export function judgeAutomatic(
  headers: readonly MailHeader[],
  from: string | null,
  contentType: string,
  senderIsOwn = false,
): AutomaticVerdict {
  const because = new Set<AutomaticReason>();
  for (const { key, value } of headers) {
    const reason = judgeHeader(key, value.trim().toLowerCase());
    if (reason !== null) because.add(reason);
  }
  if (/^multipart\/report\b/i.test(contentType.trim())) because.add("report");
  if (from !== null && isRobotAddress(from)) because.add("no_reply_sender");
  if (senderIsOwn) because.add("own_address");
  return { is: because.size > 0, because: [...because] };
}

function judgeHeader(key: string, value: string): AutomaticReason | null {
  if (key === "auto-submitted") return /^no\b/.test(value) ? null : "auto_submitted";
  if (key === "precedence" || key === "x-precedence") return PRECEDENCE.test(value) ? "precedence" : null;
  if (key === "x-auto-response-suppress") return SUPPRESS.test(value) ? "response_suppressed" : null;
  if (key === "return-path") return /^<\s*>$/.test(value) ? "null_return_path" : null;
  if (key === "x-loop") return "loop_header";
  if (AUTO_REPLY_HEADERS.has(key)) return "auto_reply_header";
  if (LIST_HEADERS.has(key)) return "mailing_list";
  return null;
}

/** Whether nobody reads the mailbox, by its name: `no-reply@`, `mailer-daemon@`, `bounces+x@` and the like. */
export function isRobotAddress(address: string): boolean {
  const at = address.lastIndexOf("@");
  return ROBOT.test(address.slice(0, at < 0 ? undefined : at).toLowerCase());
}

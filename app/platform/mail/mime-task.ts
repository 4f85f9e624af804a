import type { MimeLimits } from "./mime-limits.ts";
import type { ParsedMail, StubMail } from "./parsed-mail.ts";
import type { EnvelopeContext } from "./read-envelope.server.ts";

/** What is sent into the worker thread. */
export type MimeTask =
  | { act: "parse"; raw: Uint8Array; limits: MimeLimits; context: EnvelopeContext }
  | { act: "extract"; raw: Uint8Array; limits: MimeLimits; index: number };

/**
 * What comes back; `files` are the bytes of the mail's attachments, in their order. `failed` is a fault of ours or of a
 * library, with its message; the mail is then unreadable.
 */
export type MimeAnswer =
  | { act: "parse"; mail: ParsedMail | StubMail; files: Uint8Array[] }
  | { act: "extract"; bytes: Uint8Array | null }
  | { act: "failed"; message: string };

/**
 * What the thread says: that it is ready, or an answer; and how long it has worked, in ms of a processor, if it can tell.
 */
export type MimeSaid = { workedMs: number | null; said: MimeAnswer | { act: "ready" } };

import { MIME_LIMITS } from "./mime-limits.ts";
import type { MimeLimits } from "./mime-limits.ts";
import { MimePool } from "./mime-pool.server.ts";
import type { MimeTask } from "./mime-task.ts";
import type { ParsedMail, StubMail, StubReason } from "./parsed-mail.ts";
import { readEnvelope } from "./read-envelope.server.ts";
import type { EnvelopeContext } from "./read-envelope.server.ts";
import { readHeaders } from "./read-headers.ts";

/** What may be told about a mail before it is parsed. */
export type ParseOptions = EnvelopeContext & { limits?: Partial<MimeLimits> };

let pool: MimePool | null = null;

/**
 * Parses a raw mail in a worker thread with 256 MB and 10 seconds of a processor. Whatever the mail holds, the answer is a
 * mail, or a stub with what its header block says and why the rest could not be read. All strings are free of NUL and lone
 * surrogates. Rejects only when the workers are closed, cannot start, or 100 mails wait already.
 */
export const parseMime = async (raw: Uint8Array, options: ParseOptions = {}): Promise<ParsedMail | StubMail> =>
  (await unpackMime(raw, options)).mail;

/** As `parseMime`, with the bytes of the attachments in their order: none where the mail is a stub. */
export async function unpackMime(
  raw: Uint8Array,
  options: ParseOptions = {},
): Promise<{ mail: ParsedMail | StubMail; files: Uint8Array[] }> {
  const limits = { ...MIME_LIMITS, ...options.limits };
  const context = { trustedServer: options.trustedServer ?? null, ownMailboxes: options.ownMailboxes ?? [] };
  const stub = (reason: StubReason) => ({ mail: makeStub(raw, reason, limits, context), files: [] });
  if (raw.length > limits.rawBytes) return stub("too_large");
  const answer = await usePool().run({ act: "parse", raw: viewOf(raw), limits, context } satisfies MimeTask);
  if (answer.act === "parse") return answer;
  return stub(answer.act === "lost" ? answer.reason : "unreadable");
}

/**
 * The bytes of the attachment that `parseMime` listed under `index`; `null` when the mail has no such attachment or
 * cannot be read within the limits. Rejects as `parseMime` does.
 */
export async function extractAttachment(raw: Uint8Array, index: number): Promise<Uint8Array | null> {
  const answer = await usePool().run({ act: "extract", raw: viewOf(raw), index, limits: MIME_LIMITS });
  return answer.act === "extract" ? answer.bytes : null;
}

/** Ends the worker threads; later calls start new ones. For shutdown and for the end of a test file. */
export async function closeMimeWorkers(): Promise<void> {
  const closing = pool;
  pool = null;
  await closing?.close();
}

function usePool(): MimePool {
  pool ??= new MimePool();
  return pool;
}

/** A Buffer is sent as the bytes it shows, not as the pool of memory it was cut from. */
function viewOf(raw: Uint8Array): Uint8Array {
  return raw.byteLength === raw.buffer.byteLength ? raw : new Uint8Array(raw);
}

/** Reads a small part of the header block in this thread: enough to say whose mail it was and what about. */
function makeStub(raw: Uint8Array, reason: StubReason, limits: MimeLimits, context: EnvelopeContext): StubMail {
  const { headers } = readHeaders(raw, Math.min(limits.headerBytes, 64 * 1024), 200);
  return { kind: "stub", reason, ...readEnvelope(headers, { ...limits, recipients: 20 }, context) };
}

/** What a mail may cost. Bytes and counts; times in milliseconds. */
export type MimeLimits = {
  rawBytes: number;
  parts: number;
  depth: number;
  headerBytes: number;
  headers: number;
  attachments: number;
  attachmentBytes: number;
  textLength: number;
  htmlLength: number;
  htmlDepth: number;
  recipients: number;
  references: number;
  /** Of a processor's time: a busy machine is not the mail's fault. By the clock, six times as long at most. */
  deadlineMs: number;
};

const MiB = 1024 * 1024;

/** The limits in force. A mail beyond them is kept raw and shown as a stub, never lost and never half-read. */
export const MIME_LIMITS: MimeLimits = {
  rawBytes: 35 * MiB,
  parts: 200,
  depth: 20,
  headerBytes: 256 * 1024,
  headers: 1000,
  attachments: 50,
  attachmentBytes: 20 * MiB,
  textLength: MiB,
  htmlLength: 512 * 1024,
  htmlDepth: 200,
  recipients: 100,
  references: 50,
  deadlineMs: 10_000,
};

import { createHash } from "node:crypto";
import type { RequestKind } from "./request-kind.ts";

/** What is kept of a form's key: of this order and kind only, so that a key that somebody made up finds nothing else. */
export const requestKeyOf = (orderId: string, kind: RequestKind, formKey: string): string =>
  createHash("sha256").update(`${orderId} ${kind} ${formKey}`).digest("base64url").slice(0, 32);

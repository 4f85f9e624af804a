import { createHash } from "node:crypto";

/** SHA-256 of the bytes, hex: the name by which they are stored. */
export const fileDigest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

import { fileTypeFromBuffer } from "file-type";

/**
 * What the bytes are, whatever somebody called them: a media type. Text is what decodes as UTF-8 and has no NUL; what
 * nobody knows is `application/octet-stream`. Markup counts as plain text: nothing may show it as a page.
 */
export async function sniffFile(bytes: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (known && !/xml|html/.test(known.mime)) return known.mime;
  const head = bytes.subarray(0, 4_096);
  if (head.includes(0)) return "application/octet-stream";
  try {
    // A character may be cut at the end of the head: `stream` allows for it.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: head.length < bytes.length });
    return "text/plain";
  } catch {
    return "application/octet-stream";
  }
}

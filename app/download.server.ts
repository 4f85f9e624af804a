import { isPicture } from "#app/features/files/file-kinds.ts";
import type { FoundFile } from "#app/features/files/found-file.ts";

/**
 * A file of somebody outside. Whatever it is and is called, a browser keeps it as a file: it is not shown, not guessed
 * at, and would run nothing if it were opened from here.
 */
export const downloadResponse = (fileName: string, bytes: Uint8Array): Response =>
  fileResponse(bytes, "application/octet-stream", contentDisposition("attachment", fileName));

/** As `downloadResponse`; a picture that every browser draws without running anything may be drawn. */
export const pictureResponse = ({ fileName, contentType, bytes }: FoundFile): Response =>
  isPicture(contentType)
    ? fileResponse(bytes, contentType, contentDisposition("inline", fileName))
    : downloadResponse(fileName, bytes);

function fileResponse(bytes: Uint8Array, contentType: string, disposition: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": disposition,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

/** The same for what is too large to hold: piece by piece, as the browser takes it. `sizeBytes` where it is known. */
export function streamDownload(fileName: string, pieces: AsyncIterable<Uint8Array>, sizeBytes?: number): Response {
  const iterator = pieces[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await iterator.return?.()),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/octet-stream",
      ...(sizeBytes !== undefined && { "Content-Length": String(sizeBytes) }),
      "Content-Disposition": contentDisposition("attachment", fileName),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

/** The name for old readers in ASCII, and whole for the others (RFC 6266, RFC 8187). */
function contentDisposition(how: "attachment" | "inline", fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%/]/g, "_");
  const whole = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

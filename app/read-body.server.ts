/** A body that is arriving: of a `Request`, or of Node's own request. */
export interface Arriving {
  headers: Pick<Headers, "get">;
  body: AsyncIterable<Uint8Array> | null;
}

/**
 * The whole body, or null when it is longer than `limit` bytes: reading stops there, whatever the header claimed; also
 * where `claim`, asked for each piece that arrives, has no room for it.
 */
export async function readBody(
  { headers, body }: Arriving,
  limit: number,
  claim: (bytes: number) => boolean = () => true,
): Promise<Uint8Array | null> {
  if (Number(headers.get("content-length") ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > limit || !claim(chunk.byteLength)) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * What arrived, up to `limit` bytes and as far as `claim` has room for it; `stopped` says which of the two ended it, null:
 * it is all there is. The rest is not read.
 */
export async function readUpTo(
  { body }: Arriving,
  limit: number,
  claim: (bytes: number) => boolean,
): Promise<{ bytes: Uint8Array; stopped: "limit" | "claim" | null }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    if (!claim(chunk.byteLength)) return { bytes: Buffer.concat(chunks), stopped: "claim" };
    chunks.push(chunk.subarray(0, limit - length));
    length += chunk.byteLength;
    if (length > limit) return { bytes: Buffer.concat(chunks), stopped: "limit" };
  }
  return { bytes: Buffer.concat(chunks), stopped: null };
}

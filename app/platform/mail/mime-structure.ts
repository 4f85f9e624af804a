/** A mail's skeleton as far as it can be told without parsing it. */
export type MimeStructure = { parts: number; boundaries: number };

const MAX_BOUNDARIES = 2000;
const DASH = 0x2d;
const LF = 0x0a;

/**
 * Counts the parts that a raw mail announces, in two linear passes: the boundaries it declares anywhere, then the
 * lines that open a part with one of them. Counting stops above `maxParts`: a mail with more is not parsed at all.
 */
export function measureStructure(raw: Uint8Array, maxParts: number): MimeStructure {
  const latin1 = new TextDecoder("windows-1252").decode(raw);
  const boundaries = new Set<string>();
  for (const match of latin1.matchAll(/boundary(?:\*0?\*?)?[ \t]*=[ \t]*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi)) {
    boundaries.add(match[1] ?? match[2] ?? "");
    if (boundaries.size > MAX_BOUNDARIES) break;
  }
  let parts = 1;
  let position = 0;
  while (position < raw.length && parts <= maxParts) {
    if (raw[position] === DASH && raw[position + 1] === DASH) {
      const line = latin1.slice(position + 2, Math.min(position + 204, lineEnd(raw, position)));
      if (boundaries.has(line.trimEnd())) parts += 1;
    }
    const next = raw.indexOf(LF, position);
    if (next < 0) break;
    position = next + 1;
  }
  return { parts, boundaries: boundaries.size };
}

function lineEnd(raw: Uint8Array, position: number): number {
  const end = raw.indexOf(LF, position);
  return end < 0 ? raw.length : end;
}

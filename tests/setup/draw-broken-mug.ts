import { crc32, deflateSync } from "node:zlib";

const [width, height] = [480, 360];

/** A photo as shoppers send it, as PNG: a mug whose handle is off. */
export function drawBrokenMug(): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number): [number, number, number] {
  const fromRing = Math.hypot(x - 352, y - 250);
  const isHandle = fromRing > 30 && fromRing < 46 && !(x > 340 && y < 232);
  const isBody = x > 130 && x < 290 && y > 90 && y < 290;
  const isMouth = ((x - 210) / 80) ** 2 + ((y - 90) / 16) ** 2 < 1;
  const isCrack = isBody && Math.abs(x - 276 + 14 * Math.sin(y / 9)) < 3 && y > 150 && y < 240;
  if (isCrack) return [58, 44, 38];
  if (isMouth) return [70, 92, 120];
  if (isBody || isHandle) return [96 - (x >> 4), 138 - (x >> 4), 178 - (x >> 4)];
  return y > 250 ? [196 - (y >> 4), 170 - (y >> 4), 140 - (y >> 4)] : [226, 218, 206];
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { NextFunction, Request, Response } from "express";

const packers = {
  br: (file: Buffer) => promisify(brotliCompress)(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (file: Buffer) => promisify(gzip)(file, { level: 9 }),
};
const types: Record<string, string> = { ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8" };

/**
 * Serves the build's scripts and styles compressed. They never change, so each is compressed once and kept (about a
 * megabyte in all): a page has thirty of them, which would else be compressed anew for each browser, while it waits.
 * What is no such file is left to whoever comes next.
 */
export function servePackedFiles(folder: string) {
  const packed = new Map<string, Promise<Buffer>>();
  return async (request: Request, response: Response, next: NextFunction) => {
    const name = request.path.slice(1);
    const type = types[path.extname(name)];
    const encoding = (["br", "gzip"] as const).find((one) => request.acceptsEncodings(one));
    if (!type || !encoding || request.method !== "GET" || !/^[\w.()$-]+$/.test(name)) return next();
    const key = `${encoding} ${name}`;
    let file = packed.get(key);
    if (!file) packed.set(key, (file = readFile(path.join(folder, name)).then(packers[encoding])));
    const body = await file.catch(() => null);
    if (!body) {
      packed.delete(key);
      return next();
    }
    response.setHeader("Content-Type", type);
    response.setHeader("Content-Encoding", encoding);
    response.setHeader("Content-Length", body.length);
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.end(body);
  };
}

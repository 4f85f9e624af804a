import { createHash, createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong with the next requests, one after the other. */
export type S3Fault = "500" | "503" | "hang" | "cut" | "wrong" | "403";

/** A small S3-compatible store: path style, one bucket, HEAD, GET, PUT and DELETE of objects, signatures checked. */
export interface S3Standin {
  endpoint: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
  objects: Map<string, Buffer>;
  /** `PUT 12/ab/ab34…`, in order, those that failed included. */
  requests: string[];
  faults: S3Fault[];
  close(): Promise<void>;
}

export async function startS3Standin(): Promise<S3Standin> {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => answer(standin, request, Buffer.concat(chunks), response));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const standin: S3Standin = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket: "latte-files",
    region: "eu-central-1",
    key: "AKIATEST",
    secret: "a-secret-that-only-tests-use",
    objects: new Map(),
    requests: [],
    faults: [],
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return standin;
}

function answer(standin: S3Standin, request: http.IncomingMessage, body: Buffer, response: http.ServerResponse): void {
  const url = new URL(request.url ?? "/", standin.endpoint);
  const prefix = `/${standin.bucket}/`;
  const name = url.pathname.slice(prefix.length);
  standin.requests.push(`${request.method} ${name}`);
  const end = (status: number, bytes: Buffer | string = "", headers: http.OutgoingHttpHeaders = {}) =>
    void response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : bytes);

  const fault = standin.faults.shift();
  if (fault === "hang") return;
  if (fault === "500" || fault === "503" || fault === "403") return end(Number(fault));
  if (!url.pathname.startsWith(prefix)) return end(404, "NoSuchBucket");
  const wrong = findWrong(standin, request, url, body);
  if (wrong) return end(wrong === "XAmzContentSHA256Mismatch" ? 400 : 403, wrong);

  const object = standin.objects.get(name);
  if (request.method === "PUT") {
    standin.objects.set(name, body);
    return end(200);
  }
  if (request.method === "DELETE") {
    standin.objects.delete(name);
    return end(204);
  }
  if (!object) return end(404, "NoSuchKey");
  if (fault === "cut") {
    response.writeHead(200, { "content-length": object.length });
    response.write(object.subarray(0, Math.floor(object.length / 2)), () => response.destroy());
    return;
  }
  return end(200, fault === "wrong" ? Buffer.alloc(object.length, 0x2a) : object, { "content-length": object.length });
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/** Checks Signature Version 4 as written down by AWS; the word of S3 for what is wrong, or null. */
function findWrong(standin: S3Standin, request: http.IncomingMessage, url: URL, body: Buffer): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!given) return "AccessDenied";
  const [, key, day, region, signedHeaders, signature] = given as unknown as string[];
  const date = String(request.headers["x-amz-date"]);
  if (key !== standin.key || region !== standin.region || !date.startsWith(day!)) return "InvalidAccessKeyId";
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!(Math.abs(Date.now() - at) < 15 * 60_000)) return "RequestTimeTooSkewed";
  const digest = String(request.headers["x-amz-content-sha256"]);
  if (digest !== "UNSIGNED-PAYLOAD" && digest !== sha256(body)) return "XAmzContentSHA256Mismatch";
  const headers = signedHeaders!.split(";");
  if (!headers.includes("host") || !headers.includes("x-amz-date")) return "AccessDenied";
  const canonical = [
    request.method,
    url.pathname,
    [...url.searchParams]
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .sort()
      .join("&"),
    ...headers.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    "",
    signedHeaders,
    digest,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n");
  const signing = [day!, region!, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${standin.secret}`);
  return hmac(signing, toSign).toString("hex") === signature ? null : "SignatureDoesNotMatch";
}

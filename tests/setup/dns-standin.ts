import { createSocket } from "node:dgram";
import type { AddressInfo } from "node:net";

/** A name server on this machine that knows what it is given; whatever else is asked for does not exist. */
export interface DnsStandin {
  /** `127.0.0.1:port` */
  address: string;
  txt: Map<string, string[]>;
  cname: Map<string, string>;
  /** Answers nothing at all while true. */
  silent: boolean;
  close(): Promise<void>;
}

const types = { cname: 5, txt: 16 };

export async function startDns(): Promise<DnsStandin> {
  const socket = createSocket("udp4");
  const dns: DnsStandin = {
    address: "",
    txt: new Map(),
    cname: new Map(),
    silent: false,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
  socket.on("message", (query, from) => {
    if (!dns.silent) socket.send(answer(dns, query), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  dns.address = `127.0.0.1:${(socket.address() as AddressInfo).port}`;
  return dns;
}

function answer(dns: DnsStandin, query: Buffer): Buffer {
  let end = 12;
  const labels: string[] = [];
  for (let length = query[end]!; length > 0; length = query[end]!) {
    labels.push(query.toString("ascii", end + 1, end + 1 + length));
    end += length + 1;
  }
  const name = labels.join(".").toLowerCase();
  const type = query.readUInt16BE(end + 1);
  const question = query.subarray(12, end + 5);
  const data = type === types.txt ? (dns.txt.get(name) ?? []).map(textData) : [];
  const alias = dns.cname.get(name);
  if (type === types.cname && alias !== undefined) data.push(nameData(alias));
  const header = Buffer.from(query.subarray(0, 12));
  // An answer; NXDOMAIN where nothing is known.
  header.writeUInt16BE(data.length ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(data.length, 6);
  header.fill(0, 8, 12);
  return Buffer.concat([header, question, ...data.map((one) => record(type, one))]);
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

/** A text longer than 255 bytes is several strings, as real name servers send it. */
function textData(text: string): Buffer {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat(parts);
}

const nameData = (name: string): Buffer =>
  Buffer.concat([
    ...name.split(".").map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);

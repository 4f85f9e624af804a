import { randomUUID } from "node:crypto";
import { supportAddress } from "#tests/factories/seed-shop.ts";
import { mailDomain, type BenchDatabase } from "./bench-database.ts";
import type { RawMail } from "./load/tasks.ts";

/** So many mails of the shop's customers, each about a parcel and each a new ticket. */
export function makeMails({ state }: BenchDatabase, count: number): RawMail[] {
  const writers = state.customers.filter(({ email }) => email !== null);
  const to = supportAddress(state.shop.domain, mailDomain);
  return Array.from({ length: count }, (_, index) => {
    const customer = writers[(index * 7919) % writers.length]!;
    const order = state.orders.findLast(({ customerId }) => customerId === customer.id);
    const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ");
    const id = `${randomUUID()}@bench.test`;
    const subject = order ? `Broken mug in ${order.name}` : "Broken mug";
    const text = writeMail({ id, from: customer.email!, name, to, subject, order: order?.name });
    return { id, from: customer.email!, to, text };
  });
}

interface Written {
  id: string;
  from: string;
  name: string;
  to: string;
  subject: string;
  order: string | undefined;
}

function writeMail({ id, from, name, to, subject, order }: Written): string {
  const said = [
    "Hello,",
    `my parcel ${order ? `with order ${order} ` : ""}arrived, but one of the mugs in it is broken.`,
    "The box looked fine from outside. What shall I do with the pieces, and can you send a new one?",
    "Kind regards",
    name,
  ];
  const part = (type: string, text: string) => [
    "--bench",
    `Content-Type: text/${type}; charset=utf-8`,
    "Content-Transfer-Encoding: base64",
    "",
    ...(base64(text).match(/.{1,76}/g) ?? []),
  ];
  return [
    `From: ${word(name)} <${from}>`,
    `To: ${to}`,
    `Subject: ${word(subject)}`,
    `Message-ID: <${id}>`,
    `Date: ${new Date().toUTCString()}`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="bench"',
    "",
    ...part("plain", said.join("\n\n")),
    ...part("html", `<div>${said.map((line) => `<p>${line}</p>`).join("")}</div>`),
    "--bench--",
  ].join("\r\n");
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const word = (text: string): string => `=?UTF-8?B?${base64(text)}?=`;

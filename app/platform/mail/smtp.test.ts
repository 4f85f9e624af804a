import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import type { OutgoingMail } from "./outgoing-mail.ts";
import { startSmtpListener } from "./smtp-in.server.ts";
import type { ReceivedMail, SmtpListener, SmtpListenerSettings } from "./smtp-in.server.ts";
import { createMailer } from "./smtp-out.server.ts";
import type { Mailer } from "./smtp-out.server.ts";

const mail: OutgoingMail = {
  from: { address: "support@shop.example", name: "Shop" },
  to: [{ address: "ana@example.com", name: "Ana" }],
  replyTo: null,
  subject: "Hello",
  text: "Hi\n.\nQUIT\n",
  html: "<p>Hi</p>",
  messageId: "1@shop.example",
  inReplyTo: null,
  references: [],
  headers: {},
  envelope: { from: "support@shop.example", to: ["ana@example.com"] },
  attachments: [],
};

let opened: { listener: SmtpListener; mailers: Mailer[]; errors: unknown[] }[] = [];

async function open(settings: Partial<SmtpListenerSettings<string>> = {}) {
  const received: ReceivedMail<string>[] = [];
  const errors: unknown[] = [];
  const listener = await startSmtpListener({
    host: "127.0.0.1",
    port: 0,
    find: async (recipient) => (recipient.endsWith("@example.com") ? `home of ${recipient}` : null),
    accept: async (arrived) => {
      received.push(arrived);
    },
    onError: (error) => errors.push(error),
    ...settings,
  });
  const mailer = createMailer({ url: `smtp://127.0.0.1:${listener.port}`, connectionTimeoutMs: 2000 });
  opened.push({ listener, mailers: [mailer], errors });
  return { listener, mailer, received, errors };
}

afterEach(async () => {
  const all = opened;
  opened = [];
  for (const { listener, mailers } of all) {
    for (const mailer of mailers) mailer.close();
    await listener.close(500);
  }
});

/** Speaks SMTP by hand: sends each line after the answer to the one before. */
async function speak(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect(port, "127.0.0.1");
  const answers: string[] = [];
  let next = 0;
  for await (const line of createInterface({ input: socket })) {
    answers.push(line);
    if (/^\d{3}-/.test(line)) continue;
    if (next >= lines.length) break;
    socket.write(`${lines[next]}\r\n`);
    next += 1;
  }
  socket.destroy();
  return answers;
}

describe("a mail over the wire", () => {
  it("arrives whole and is acknowledged after it was stored", async () => {
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    const seen: ReceivedMail<string>[] = [];
    const { mailer } = await open({
      accept: async (arrived) => {
        seen.push(arrived);
        await stored;
      },
    });
    let isAnswered = false;
    const sending = mailer.send(mail).then((outcome) => {
      isAnswered = true;
      return outcome;
    });
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(1);
    expect(isAnswered).toBe(false);
    store();
    expect(await sending).toMatchObject({ ok: true, accepted: ["ana@example.com"], rejected: [] });
    expect(seen[0]).toMatchObject({ envelopeFrom: "support@shop.example", recipients: ["ana@example.com"] });
    expect(String(seen[0]?.raw)).toContain("Subject: Hello\r\n");
    expect(String(seen[0]?.raw)).toContain("Hi\r\n.\r\nQUIT");
  });

  it("is refused for good when nobody lives there", async () => {
    const { mailer, received } = await open();
    const outcome = await mailer.send({ ...mail, envelope: { from: "a@b.example", to: ["x@other.example"] } });
    expect(outcome).toMatchObject({ ok: false, problem: "permanent" });
    expect(received).toEqual([]);
  });

  it("reaches those who are known when others are not", async () => {
    const { mailer, received } = await open();
    const to = ["x@other.example", "Ana@Example.com", "ana@example.com"];
    const outcome = await mailer.send({ ...mail, envelope: { from: "a@b.example", to } });
    expect(outcome).toMatchObject({ ok: true, rejected: ["x@other.example"] });
    expect(received[0]).toMatchObject({ recipients: ["ana@example.com"], homes: ["home of ana@example.com"] });
  });

  it("is offered again when it could not be stored or looked up", async () => {
    const failing = await open({ accept: () => Promise.reject(new Error("database is away")) });
    expect(await failing.mailer.send(mail)).toMatchObject({ ok: false, problem: "temporary" });
    expect(String(failing.errors[0])).toContain("database is away");

    const unsure = await open({ find: () => Promise.reject(new Error("database is away")) });
    expect(await unsure.mailer.send(mail)).toMatchObject({ ok: false, problem: "temporary" });
  });

  it("case 35: is refused when it is too large, before and after it was sent", async () => {
    const { mailer, received, listener } = await open({ maxBytes: 20_000 });
    const outcome = await mailer.send({ ...mail, text: "x".repeat(50_000) });
    expect(outcome).toMatchObject({ ok: false, problem: "permanent" });
    const answers = await speak(listener.port, [
      "EHLO me",
      "MAIL FROM:<a@b.example>",
      "RCPT TO:<ana@example.com>",
      "DATA",
      `${"x".repeat(900)}\r\n`.repeat(40) + ".",
    ]);
    expect(answers).toContain("250 SIZE 20000");
    expect(answers.at(-1)).toMatch(/^552 /);
    expect(received).toEqual([]);
  });

  it("waits when others take all the memory", async () => {
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    let arrived = 0;
    const { mailer } = await open({
      maxInFlightBytes: 50_000,
      accept: async () => {
        arrived += 1;
        await stored;
      },
    });
    const large = { ...mail, text: "words ".repeat(6000) };
    const first = mailer.send(large);
    await expect.poll(() => arrived, { timeout: 10_000 }).toBe(1);
    expect(await mailer.send(large)).toMatchObject({ ok: false, problem: "temporary" });
    store();
    expect(await first).toMatchObject({ ok: true });
    expect(await mailer.send(large)).toMatchObject({ ok: true });
  });

  it("gives its room to others as soon as there is none for itself", async () => {
    const { mailer, listener } = await open({ maxInFlightBytes: 50_000 });
    const begin = (bytes: number) =>
      new Promise<Socket>((resolve) => {
        const socket = connect(listener.port, "127.0.0.1");
        const lines = ["EHLO me", "MAIL FROM:<a@b.example>", "RCPT TO:<ana@example.com>", "DATA"];
        // In parts, as over a real line: some have got room before there is none.
        const write = (left: number) => {
          if (left === 0) return resolve(socket);
          socket.write(`${"x".repeat(98)}\r\n`.repeat(50), () => setTimeout(write, 20, left - 5_000));
        };
        socket.on("data", (answer) => {
          if (!/^\d{3} /m.test(answer.toString())) return;
          const line = lines.shift();
          if (line === undefined) write(bytes);
          else socket.write(`${line}\r\n`);
        });
      });
    const unfinished = [await begin(30_000), await begin(40_000)];
    expect(await mailer.send({ ...mail, text: "words ".repeat(500) })).toMatchObject({ ok: true });
    for (const socket of unfinished) socket.destroy();
  });

  it("may come without a sender, as a report does", async () => {
    const { received, listener } = await open();
    await speak(listener.port, [
      "EHLO me",
      "MAIL FROM:<>",
      "RCPT TO:<ana@example.com>",
      "DATA",
      "Subject: x\r\n\r\ny\r\n.",
    ]);
    expect(received[0]?.envelopeFrom).toBe("");
  });

  it("has at most 100 recipients", async () => {
    const { listener } = await open();
    const recipients = Array.from({ length: 101 }, (_, i) => `RCPT TO:<a${i}@example.com>`);
    const answers = await speak(listener.port, ["EHLO me", "MAIL FROM:<a@b.example>", ...recipients]);
    expect(answers.at(-2)).toMatch(/^250 /);
    expect(answers.at(-1)).toMatch(/^452 /);
  });
});

describe("the mailer", () => {
  it("may be asked again when the server is away", async () => {
    const { listener } = await open();
    await listener.close(100);
    const away = createMailer({ url: `smtp://127.0.0.1:${listener.port}`, connectionTimeoutMs: 1000 });
    expect(await away.send(mail)).toMatchObject({ ok: false, problem: "temporary" });
    away.close();
  });

  it("does not accept another kind of URL", () => {
    expect(() => createMailer({ url: "https://mail.example" })).toThrow("smtp://");
    expect(() => createMailer({ url: "" })).toThrow("smtp://");
  });
});

async function greet(port: number) {
  const socket = connect(port, "127.0.0.1");
  const [greeting] = (await once(socket, "data")) as [Buffer];
  return { socket, code: String(greeting).slice(0, 3) };
}

describe("a place that many connections come from", () => {
  it("gets so many, and another one when one has ended; the others' room is not theirs", async () => {
    const { listener } = await open({ maxClients: 10, maxClientsOfSource: () => 3 });
    const dial = () => greet(listener.port);
    const held = [await dial(), await dial(), await dial()];
    expect(held.map(({ code }) => code)).toEqual(["220", "220", "220"]);
    expect((await dial()).code).toBe("421");
    held[0]!.socket.destroy();
    await expect.poll(async () => (await dial()).code, { timeout: 10_000 }).toBe("220");
    held.forEach(({ socket }) => socket.destroy());
  });

  it("gets all where it is a proxy of ours, behind which everybody is", async () => {
    const { listener } = await open({ maxClients: 5 });
    const held = await Promise.all(Array.from({ length: 5 }, () => greet(listener.port)));
    expect(held.map(({ code }) => code)).toEqual(Array(5).fill("220"));
    held.forEach(({ socket }) => socket.destroy());
  });
});

describe("closing the listener", () => {
  it("ends idle clients at once and lets a mail under way finish", async () => {
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    let arrived = 0;
    const { mailer, listener } = await open({
      accept: async () => {
        arrived += 1;
        await stored;
      },
    });
    const sending = mailer.send(mail);
    await expect.poll(() => arrived, { timeout: 10_000 }).toBe(1);
    const closing = listener.close(30_000);
    store();
    expect(await sending).toMatchObject({ ok: true });
    await closing;
  });
});

import { afterAll, describe, expect, it } from "vitest";
import { MIME_LIMITS } from "#app/platform/mail/mime-limits.ts";
import { MimePool } from "#app/platform/mail/mime-pool.server.ts";
import { closeMimeWorkers, parseMime } from "#app/platform/mail/parse-mime.server.ts";

const HEAD = "From: Eve <eve@example.com>\r\nSubject: big\r\nMessage-ID: <big@example.com>\r\nMIME-Version: 1.0\r\n";
const MiB = 1024 * 1024;

const mixed = (parts: string): string => `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}`;
const html = (body: string): string => `${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n${body}`;
const plain = (body: string): string => `${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n${body}`;
const bytes = (text: string): Buffer => Buffer.from(text, "latin1");

function nest(depth: number): string {
  let text = `${HEAD}Content-Type: multipart/mixed; boundary=b0\r\n\r\n`;
  for (let i = 0; i < depth; i += 1) text += `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`;
  return text;
}

afterAll(closeMimeWorkers);

describe("case 35 and 36: beyond the limits a mail becomes a stub that still says whose it is", () => {
  it.each([
    ["36 MB", () => HEAD + "\r\n" + "x".repeat(36 * MiB), "too_large"],
    ["1,000 parts", () => mixed("--b\r\n\r\nx\r\n".repeat(1000)), "too_many_parts"],
    ["20,000 parts", () => mixed("--b\r\n\r\nx\r\n".repeat(20_000)), "too_many_parts"],
    ["3,000 levels", () => nest(3000), "too_many_parts"],
    ["25 levels", () => nest(25), "too_deep"],
    ["a header of 300 kB", () => `${HEAD}X-Long: ${"y".repeat(300_000)}\r\n\r\nhi`, "headers_too_large"],
    ["2,000 headers", () => `${HEAD}${"X: y\r\n".repeat(2000)}\r\nhi`, "headers_too_large"],
    ["60 files", () => mixed("--b\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(60)), "too_many_attachments"],
    ["a file of 22 MB", () => `${HEAD}Content-Type: image/png\r\n\r\n${"x".repeat(22 * MiB)}`, "attachment_too_large"],
  ])("%s: %s", async (_, make, reason) => {
    const mail = await parseMime(bytes(make()));
    expect(mail).toMatchObject({
      kind: "stub",
      reason,
      subject: "big",
      messageId: "big@example.com",
      from: { address: "eve@example.com", name: "Eve" },
    });
  });
});

describe("case 35, 36 and 37: within the limits a hostile mail is read", () => {
  it.each([
    ["5 MB of text", () => plain("hello world, this is a line of text\r\n".repeat(135_000)), { textCut: true }],
    ["25 MB of text", () => plain("hello world, this is a line of text\r\n".repeat(680_000)), { textCut: true }],
    ["a file of 18 MB", () => `${HEAD}Content-Type: image/png\r\n\r\n${"x".repeat(18 * MiB)}`, { text: "" }],
    ["messages in messages", () => (HEAD + "Content-Type: message/rfc822\r\n\r\n").repeat(2000), { text: "" }],
    [
      "parts that hide their boundary",
      () =>
        `${HEAD}Content-Type: multipart/mixed; boundary*0=b;\r\n boundary*1=c\r\n\r\n${"--bc\r\n\r\nx\r\n".repeat(5000)}`,
      {},
    ],
    ["200,000 nested <div>", () => html(`${"<div>".repeat(200_000)}hi`), { htmlProblem: "too_large", text: "hi" }],
    ["100,000 nested <div>", () => html("<div>".repeat(100_000)), { html: null, htmlProblem: "too_deep" }],
    [
      "an attribute of 1 MB",
      () => html(`<a title="${"x".repeat(MiB)}">y</a>`),
      { htmlProblem: "too_large", text: "y" },
    ],
    ["<a <a <a", () => html("<a ".repeat(150_000)), { htmlProblem: "too_deep" }],
    ["a style of 450 kB", () => html(`<a style="${"color:red;".repeat(45_000)}">y</a>`), { text: "y" }],
    ["100,000 open paragraphs", () => html("<div>".repeat(190) + "<p>x".repeat(100_000)), { htmlProblem: null }],
    ["a line of 100 kB without a space", () => plain("x".repeat(100_000)), { textCut: false }],
    ["a line of 100 kB", () => plain(`${"On ".repeat(33_000)}wrote:\r\n`), {}],
    ["5,000 levels of >", () => plain(Array.from({ length: 60 }, () => `${">".repeat(5000)} x`).join("\r\n")), {}],
    ["history that never begins", () => plain("Op a schreef b\r\nOn a b c wrote\r\n".repeat(190)), {}],
    ["the same, 100,000 times", () => plain("Op a schreef b\r\nOn a b c wrote\r\n".repeat(50_000)), { textCut: true }],
    ["a sender of brackets", () => `From: ${"(".repeat(200_000)}\r\n\r\nhi`, { from: null, text: "hi" }],
    ["60,000 groups", () => `To: ${"a:b;".repeat(60_000)}\r\n\r\nhi`, { to: [], text: "hi" }],
    ["20,000 encoded words", () => `Subject: ${"=?utf-8?Q?a?= ".repeat(15_000)}\r\n\r\nhi`, { text: "hi" }],
  ])("%s", async (_, make, expected) => {
    expect(await parseMime(bytes(make()))).toMatchObject({ kind: "mail", ...expected });
  });
});

it("case 35: a small mail does not wait for one of 10 MB, of which this thread keeps next to nothing", async () => {
  const large = bytes(plain("hello world, this is a line of text\r\n".repeat(270_000)));
  const before = process.memoryUsage();
  const ended: string[] = [];
  const reading = parseMime(large).then(() => ended.push("large"));
  expect(await parseMime(bytes(`${HEAD}\r\nhi`))).toMatchObject({ kind: "mail", text: "hi" });
  ended.push("small");
  await reading;
  expect(ended).toEqual(["small", "large"]);
  const after = process.memoryUsage();
  expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(100 * MiB);
});

describe("the worker", () => {
  const small = bytes(`${HEAD}\r\nhi`);
  const slow = bytes(plain("hello\r\n".repeat(300_000)));

  it("case 37: is ended at the deadline, and the next mail is read by another", async () => {
    const late = await parseMime(slow, { limits: { deadlineMs: 20 } });
    expect(late).toMatchObject({ kind: "stub", reason: "timeout", subject: "big" });
    expect(await parseMime(small)).toMatchObject({ kind: "mail", text: "hi" });
  });

  it("case 35: is ended when its memory is full, and the next mail is read by another", async () => {
    const pool = new MimePool(1, 48);
    const read = (raw: Buffer) =>
      pool.run({ act: "parse", raw: new Uint8Array(raw), limits: MIME_LIMITS, context: {} });
    expect(await read(bytes(mixed("--\r\n".repeat(1_000_000))))).toMatchObject({ reason: "out_of_memory" });
    expect(await read(small)).toMatchObject({ act: "parse", mail: { text: "hi" } });
    await pool.close();
  });

  it("is not ended for what a busy machine does to it", async () => {
    const lines = bytes(plain("hello\r\n".repeat(30_000)));
    const read = (pool: MimePool, raw: Buffer, deadlineMs = 10_000) =>
      pool.run({ act: "parse", raw: new Uint8Array(raw), limits: { ...MIME_LIMITS, deadlineMs }, context: {} });
    const crowd = new MimePool(8);
    await read(crowd, small);
    const begun = performance.now();
    await read(crowd, lines);
    const needed = performance.now() - begun;
    await Promise.all(Array.from({ length: 8 }, () => read(crowd, small)));
    const answers = await Promise.all(Array.from({ length: 8 }, () => read(crowd, lines, needed * 2.5)));
    expect(answers.map(({ act }) => act)).toEqual(answers.map(() => "parse"));
    await crowd.close();
  });

  it("does not mix up answers", async () => {
    const subjects = Array.from({ length: 40 }, (_, i) => `number ${i}`);
    const mails = await Promise.all(
      subjects.map((subject) => parseMime(bytes(`Subject: ${subject}\r\n\r\n${subject}`))),
    );
    expect(mails.map((mail) => mail.subject)).toEqual(subjects);
  });

  it("reads the bytes that a Buffer shows and no others", async () => {
    const view = Buffer.from(`XXXX${HEAD}\r\nhi`).subarray(4);
    expect(await parseMime(view)).toMatchObject({ kind: "mail", from: { address: "eve@example.com" }, text: "hi" });
  });

  it("takes 100 waiting tasks and rejects more; closing rejects what waits", async () => {
    const pool = new MimePool(1);
    const task = { act: "parse", raw: new Uint8Array(small), limits: MIME_LIMITS, context: {} } as const;
    const outcomes = Array.from({ length: 102 }, () => pool.run(task).catch((error: Error) => error.message));
    expect(await outcomes[101]).toBe("too many mails wait to be parsed");
    expect(await outcomes[0]).toMatchObject({ act: "parse", mail: { text: "hi" } });
    await pool.close();
    expect(await outcomes[100]).toBe("the mail workers were closed");
    await expect(pool.run(task)).rejects.toThrow("closed");
  });

  it("starts again after it was closed", async () => {
    await closeMimeWorkers();
    expect(await parseMime(small)).toMatchObject({ kind: "mail" });
  });
});

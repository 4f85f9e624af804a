import net from "node:net";
import type { RawMail } from "./tasks.ts";

/** One SMTP connection that hands over mails one after another, as a mail provider's does. */
export class SmtpClient {
  readonly #socket: net.Socket;
  #unread = "";
  #waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.setEncoding("utf8").on("data", (text: string) => this.#read(text));
    const lost = (error?: Error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error ?? new Error("the app hung up"));
    };
    socket.on("error", lost).on("close", () => lost());
  }

  static async connect(port: number): Promise<SmtpClient> {
    const client = new SmtpClient(net.connect(port, "127.0.0.1"));
    await client.#expect("220");
    client.#socket.write("EHLO mx.bench.test\r\n");
    await client.#expect("250");
    return client;
  }

  /** Resolves when the app has answered for the mail. @throws Error when it refuses it */
  async send({ from, to, text }: RawMail): Promise<void> {
    // In one go, as providers do with a server that offers PIPELINING.
    this.#socket.write(`MAIL FROM:<${from}>\r\nRCPT TO:<${to}>\r\nDATA\r\n`);
    await Promise.all([this.#expect("250"), this.#expect("250"), this.#expect("354")]);
    this.#socket.write(`${text}\r\n.\r\n`);
    await this.#expect("250");
  }

  close(): void {
    this.#socket.end("QUIT\r\n");
  }

  async #expect(code: string): Promise<void> {
    const line = await new Promise<string>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (!line.startsWith(code)) throw new Error(`the app answered ${line} instead of ${code}`);
  }

  #read(text: string): void {
    const lines = (this.#unread + text).split("\r\n");
    this.#unread = lines.pop()!;
    // Of an answer of several lines the last has a space after its code.
    for (const line of lines) if (line[3] === " ") this.#waiting.shift()?.resolve(line);
  }
}

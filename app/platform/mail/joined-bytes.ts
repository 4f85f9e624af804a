/**
 * What postal-mime needs of a Blob, for the thread of the mail workers: Node's own reads its parts one by one with
 * some microseconds for each, and postal-mime gives it two for every line of a text.
 */
export class JoinedBytes {
  readonly #parts: readonly (ArrayBuffer | Uint8Array | string)[];

  constructor(parts: readonly (ArrayBuffer | Uint8Array | string)[]) {
    this.#parts = parts;
  }

  /** The parts after one another, strings as UTF-8. */
  arrayBuffer(): Promise<ArrayBuffer> {
    const parts = this.#parts.map((part) => (part instanceof Uint8Array ? part : Buffer.from(part as string)));
    const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let position = 0;
    for (const part of parts) {
      joined.set(part, position);
      position += part.length;
    }
    return Promise.resolve(joined.buffer);
  }
}

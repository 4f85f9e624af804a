import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { MIME_LIMITS } from "#app/platform/mail/mime-limits.ts";
import { parseLimited } from "#app/platform/mail/parse-limited.server.ts";

const FOLDER = join(import.meta.dirname, "corpus");
const mails = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".eml"))
  .map((name) => readFileSync(join(FOLDER, name)));

/** Every mail of the corpus with some bytes changed, a piece taken out and a piece of another put in. */
const mutated = fc
  .record({
    base: fc.constantFrom(...mails),
    other: fc.constantFrom(...mails),
    changes: fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { maxLength: 20 }),
    cut: fc.tuple(fc.nat(5000), fc.nat(400)),
    insertAt: fc.nat(5000),
  })
  .map(({ base, other, changes, cut: [from, length], insertAt }) => {
    const bytes = Buffer.concat([base.subarray(0, insertAt), other.subarray(0, length), base.subarray(insertAt)]);
    for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
  });

it("any mutation is read or becomes a stub, and no text is one that the database refuses", async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (raw) => {
      const { mail } = await parseLimited(raw, MIME_LIMITS, {});
      const json = JSON.stringify(mail);
      expect(json.isWellFormed()).toBe(true);
      // JSON.stringify writes a NUL and a lone surrogate as escapes.
      expect(json).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      const html = mail.kind === "mail" ? (mail.html ?? "") : "";
      expect(html.replace(/="[^"]*"/g, "")).not.toMatch(/<script|<svg|<[^>]*\s(?:on\w+|id|class|srcset)(?=[\s=>])/i);
    }),
    { numRuns: 1500 },
  );
});

import { expect, it } from "vitest";
import type { StoredMail } from "./stored-mail.ts";
import { groupThreads } from "./threads.ts";

function mail(id: number, given: Partial<StoredMail>): StoredMail {
  return { id, subject: "Same", messageId: `m${id}`, inReplyTo: null, references: [], ...given } as StoredMail;
}

const shape = (mails: StoredMail[]) => groupThreads(mails).map((thread) => thread.mails.map((one) => one.id));

it("puts answers to what they answer, never by subject", () => {
  const mails = [mail(1, {}), mail(2, {}), mail(3, { inReplyTo: "m1" }), mail(4, { references: ["m1", "m3"] })];
  expect(shape(mails)).toEqual([[1, 3, 4], [2]]);
});

it("keeps answers to an unknown mail together", () => {
  expect(shape([mail(1, { inReplyTo: "gone" }), mail(2, { references: ["gone"] })])).toEqual([[1, 2]]);
});

it("shows the thread with the newest mail first", () => {
  expect(shape([mail(1, {}), mail(2, {}), mail(3, { inReplyTo: "m1" })])).toEqual([[1, 3], [2]]);
  expect(shape([mail(1, {}), mail(2, {})])).toEqual([[2], [1]]);
});

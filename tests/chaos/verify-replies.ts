import type pg from "pg";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord } from "./chaos-record.ts";
import { judge, type Line } from "./judge-chaos.ts";
import { replyMark } from "./load-replies.ts";

/** Every reply is one message and one mail; a copy of a mail bears the same Message-ID. */
export async function verifyReplies(app: ChaosApp, record: ChaosRecord, client: pg.Client): Promise<Line[]> {
  const { rows } = await client.query<{ body_text: string; delivery_state: string }>(
    "select body_text, delivery_state from message where shop_id = $1 and kind = 'reply' and automatic_kind is null",
    [app.shopId],
  );
  const firstWord = (text: string) => text.trimStart().split(/\s/)[0]!;
  const messages = Map.groupBy(rows, ({ body_text: text }) => firstWord(text));
  const mails = new Map<string, (string | null)[]>();
  for (const mail of app.standin.mailbox.messages({ direction: "from-shop" })) {
    const word = firstWord((await app.standin.mailbox.read(mail)).text ?? "");
    mails.set(word, [...(mails.get(word) ?? []), mail.messageId]);
  }
  let copies = 0;
  const answered = record.replies.filter(({ answer }) => answer === "ok");
  const others = record.replies.filter(({ answer }) => answer !== "ok");
  const lines = [
    judge("replies answered with ok", answered, ({ clientKey, tries }) => {
      const [rowsOf, sent] = [messages.get(replyMark(clientKey)) ?? [], mails.get(replyMark(clientKey)) ?? []];
      copies += sent.length - new Set(sent).size;
      const states = rowsOf.map((row) => row.delivery_state).join();
      return states === "sent" && new Set(sent).size === 1 && sent[0] !== null
        ? null
        : `${clientKey}: messages [${states}], ${new Set(sent).size} mails after ${tries} tries`;
    }),
    judge("replies refused or not answered", others, ({ clientKey, answer }) => {
      const found = messages.get(replyMark(clientKey))?.length ?? 0;
      return found <= (answer === null ? 1 : 0) ? null : `${clientKey}: ${answer}, and yet ${found} messages`;
    }),
  ];
  return [...lines, { name: "  copies of a mail under its one Message-ID", count: copies, violations: [] }];
}

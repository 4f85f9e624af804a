import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { fileName } from "#app/platform/files/file-store.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord, SentMail } from "./chaos-record.ts";
import { judge, type Line } from "./judge-chaos.ts";

interface Kept {
  id: string;
  number: number;
  parse_problem: string | null;
  digests: string[];
}

/** Every mail that was acknowledged is one message, in its thread, with its file readable in the store; no other is two. */
export async function verifyMails(app: ChaosApp, record: ChaosRecord, client: pg.Client): Promise<Line[]> {
  const { rows } = await client.query<Kept & { mail: string }>(
    `select m.message_id_header as mail, m.id, t.number, m.parse_problem,
            array(select f.digest from attachment a
                  join stored_file f on f.shop_id = a.shop_id and f.id = a.file_id
                  where a.shop_id = m.shop_id and a.message_id = m.id) as digests
     from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
     where m.shop_id = $1 and m.kind in ('customer', 'guest')`,
    [app.shopId],
  );
  const kept = Map.groupBy(rows, ({ mail }) => mail);
  const of = (mail: SentMail) => kept.get(mail.messageId) ?? [];
  return [
    judge("mails acknowledged", record.mails.filter(isAcknowledged), (mail) =>
      of(mail).length === 1 ? null : `${mail.messageId} is ${of(mail).length} messages after ${mail.tries} tries`,
    ),
    judge(
      "mails never acknowledged",
      record.mails.filter((mail) => !isAcknowledged(mail)),
      (mail) => (of(mail).length <= 1 ? null : `${mail.messageId} is ${of(mail).length} messages`),
    ),
    judge(
      "  of them answers in their thread",
      record.mails.filter(({ answersTicket }) => answersTicket !== null),
      (mail) =>
        of(mail).every(({ number }) => number === mail.answersTicket)
          ? null
          : `${mail.messageId} is in ticket ${of(mail)[0]!.number}, not in ${mail.answersTicket}`,
    ),
    judge(
      "  of them with a file in the store",
      record.mails.filter((mail) => mail.fileDigest && isAcknowledged(mail)),
      (mail) =>
        of(mail).some(({ digests }) => digests.includes(mail.fileDigest!)) && isReadable(app, mail.fileDigest!)
          ? null
          : `${mail.messageId} has lost its file`,
    ),
    judge("  of them read", [...kept.values()].flat(), ({ id, parse_problem: problem }) =>
      problem ? `message ${id} could not be read: ${problem}` : null,
    ),
  ];
}

const isAcknowledged = (mail: SentMail): boolean => mail.acknowledged;

function isReadable(app: ChaosApp, digest: string): boolean {
  const file = path.join(app.filesFolder, fileName({ shopId: BigInt(app.shopId), digest }));
  return fs.existsSync(file) && createHash("sha256").update(fs.readFileSync(file)).digest("hex") === digest;
}

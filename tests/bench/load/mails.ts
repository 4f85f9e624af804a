import { ArrivalWatch } from "./arrival-watch.ts";
import { SmtpClient } from "./smtp-client.ts";
import type { MailAnswers, MailTask } from "./tasks.ts";

/** Hands over mails as fast as they are taken, and watches them become messages. */
export async function sendMails({ port, connections, databaseUrl, mails }: MailTask): Promise<MailAnswers> {
  const isSingle = connections === 1;
  const watch = await ArrivalWatch.start(databaseUrl, isSingle ? 3 : 50);
  const clients = await Promise.all(Array.from({ length: connections }, () => SmtpClient.connect(port)));
  const acknowledged: number[] = [];
  const shown: number[] = [];
  const arrivals: Promise<void>[] = [];
  const started = performance.now();
  let sent = 0;
  let lastAcknowledged = started;
  const connection = async (client: SmtpClient) => {
    while (sent < mails.length) {
      const mail = mails[sent++]!;
      const at = performance.now();
      const arrived = watch.arrivalOf(mail.id).then((when) => void shown.push(when - at));
      arrived.catch(() => undefined);
      arrivals.push(arrived);
      await client.send(mail);
      lastAcknowledged = performance.now();
      acknowledged.push(lastAcknowledged - at);
      if (isSingle) await arrived;
    }
  };
  try {
    await Promise.all(clients.map(connection));
    await Promise.all(arrivals);
  } finally {
    await watch.stop();
    for (const client of clients) client.close();
  }
  return {
    acknowledged: { milliseconds: acknowledged, seconds: (lastAcknowledged - started) / 1000 },
    shown: { milliseconds: shown, seconds: (performance.now() - started) / 1000 },
  };
}

import { env } from "#app/env.server.ts";
import { jobs } from "#app/jobs.server.ts";
import { endLiveStreams } from "#app/live-stream.server.ts";
import { writeSteps } from "#app/features/self-service/report/note-step.server.ts";
import { startInboundMail } from "#app/inbound-mail.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import { closeMimeWorkers } from "#app/platform/mail/parse-mime.server.ts";
import type { SmtpListener } from "#app/platform/mail/smtp-in.server.ts";
import { jobQueue, mailer, notices } from "#app/platform/services.server.ts";
import { startSweeping } from "#app/sweeper.server.ts";

let listener: SmtpListener | null = null;
let stopSweeping: (() => Promise<void>) | null = null;
let ready = false;

/** Starts what runs beside the pages: queue and news of other processes everywhere, jobs and mail where `ROLE` says so. */
export async function startService(): Promise<void> {
  await jobQueue.start(jobs.map((job) => job.kind));
  await notices.start();
  if (env.ROLE !== "web") {
    await jobQueue.work(jobs);
    stopSweeping = startSweeping();
  }
  if (env.MAIL_LISTEN_PORT !== undefined && env.ROLE !== "worker")
    listener = await startInboundMail(env.MAIL_LISTEN_PORT);
  ready = true;
  log.info({ role: env.ROLE, mailPort: listener?.port }, "service started");
}

/** Says that nothing new should come, and lets go of the pages that only listen. Requests that run go on. */
export function prepareToStop(): void {
  ready = false;
  endLiveStreams();
}

/** Takes nothing new, lets what runs come to its end, then lets go of the database. */
export async function stopService(): Promise<void> {
  ready = false;
  await listener?.close();
  await stopSweeping?.();
  await writeSteps();
  await jobQueue.stop();
  await notices.stop();
  await closeMimeWorkers();
  mailer.close();
  await prisma.$disconnect();
  log.info("service stopped");
}

/** Whether it may be sent work: started, and the database answers within two seconds. */
export async function isServiceReady(): Promise<boolean> {
  if (!ready) return false;
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2_000).unref());
  const answers = prisma.$queryRaw`select 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answers, late]);
}

import { deskForJob, deskForStoredWebhook } from "#app/desk.server.ts";
import { fileMailJob } from "#app/features/channels/mail-jobs.ts";
import { followedSince } from "#app/features/acts/action-timing.ts";
import { remindApprovals } from "#app/features/acts/authority/remind-approvals.server.ts";
import { sweepMoney } from "#app/features/acts/sweep-money.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import { clearFilesJob } from "#app/features/files/file-jobs.ts";
import { closeSolvedJob } from "#app/features/tickets/ticket-jobs.ts";
import { wakeSnoozed } from "#app/features/tickets/wake-snoozed.server.ts";
import { readTicketWordsJob } from "#app/features/inbox/search-jobs.ts";
import { sweepBulks } from "#app/features/inbox/sweep-bulks.server.ts";
import { retainJob } from "#app/features/privacy/privacy-jobs.ts";
import { resumePrivacy } from "#app/features/privacy/resume-privacy.server.ts";
import { reconcileOrdersJob } from "#app/features/reconciliation/reconciliation-jobs.ts";
import { overdueAfter } from "#app/features/replies/delivery-jobs.ts";
import { sweepOutbox } from "#app/features/replies/sweep-outbox.server.ts";
import { measureAnswersJob } from "#app/features/self-service/contact/contact-jobs.ts";
import { linkOpenTickets } from "#app/features/self-service/report/link-open-tickets.server.ts";
import { linkTickets } from "#app/features/self-service/report/link-tickets.server.ts";
import { followMs } from "#app/features/self-service/report/step.ts";
import {
  abandonedAfter,
  failedWithin,
  sweepRequests,
} from "#app/features/self-service/requests/sweep-requests.server.ts";
import { measurePacesJob } from "#app/features/self-service/tracking/tracking-jobs.ts";
import { askForWork } from "#app/features/shared/ask-for-work.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { workWebhooksJob } from "#app/features/webhooks/webhook-jobs.ts";
import {
  listShopsAtHour,
  listShopsToCompare,
  listShopsToMeasure,
  listShopsToMeasureAnswers,
  listShopsWithOpenPrivacy,
  listShopsWithOpenSessions,
} from "#app/platform/db/nightly-shops.server.ts";
import {
  listShopsWithAbandonedActions,
  listShopsWithDueApprovals,
  listShopsWithDueSnoozes,
  listShopsWithFiles,
  listShopsWithForgottenMail,
  listShopsWithForgottenOutbox,
  listShopsWithForgottenRequests,
  listShopsWithForgottenWebhooks,
  listShopsWithLongSolved,
  listShopsWithOpenBulks,
  listShopsWithOpenMoney,
  listShopsWithUnreadWords,
} from "#app/platform/db/shop-directory.server.ts";
import { takeTurns } from "#app/platform/jobs/take-turns.ts";
import { log } from "#app/platform/log/log.server.ts";

const minute = 60_000;
/** What waits longer than this probably has nobody who works on it; asking once too often does no harm. */
const forgottenAfter = 2 * minute;

/** Something that is looked for again and again, whatever happened: in which shops, and what is done there. */
interface Sweep {
  name: string;
  /** Every so many minutes, at the start of the process, and as soon as the database is back where it was missed. */
  everyMinutes: number;
  /** The shops in which there is something to do; an indexed look-up over all shops, not more than 1,000 at a time. */
  listShops(now: Date): Promise<bigint[]>;
  /** Another way in than a job's: for shops that have uninstalled the app. */
  door?(shopId: bigint): Promise<Desk | null>;
  /** Several workers may sweep at once: what is done must bear that. What takes long is enqueued, not done here. */
  sweep(desk: Desk): Promise<unknown>;
}

/** The one place where it is said what is done by the clock. */
const sweeps: Sweep[] = [
  {
    name: "changes of many tickets that no job goes on with",
    everyMinutes: 5,
    listShops: (now) => listShopsWithOpenBulks(new Date(now.getTime() - 5 * minute)),
    sweep: sweepBulks,
  },
  {
    name: "tickets whose words search does not know yet",
    everyMinutes: 10,
    listShops: listShopsWithUnreadWords,
    sweep: (desk) => askForWork(desk, readTicketWordsJob),
  },
  {
    name: "acts on orders that a process which died left behind",
    everyMinutes: 1,
    listShops: listShopsWithAbandonedActions,
    sweep: sweepOrderActions,
  },
  {
    name: "requests of shoppers that a process which died left behind",
    everyMinutes: 1,
    listShops: (now) =>
      listShopsWithForgottenRequests(new Date(now.getTime() - abandonedAfter), new Date(now.getTime() - failedWithin)),
    sweep: sweepRequests,
  },
  {
    name: "requests for approval that nobody answered",
    everyMinutes: 1,
    listShops: listShopsWithDueApprovals,
    sweep: remindApprovals,
  },
  {
    name: "acts on orders whose money is on its way or missing",
    everyMinutes: 10,
    listShops: (now) => listShopsWithOpenMoney(now, followedSince(now)),
    sweep: sweepMoney,
  },
  {
    name: "mail whose job was given up or got lost",
    everyMinutes: 2,
    listShops: (now) => listShopsWithForgottenMail(new Date(now.getTime() - forgottenAfter)),
    sweep: (desk) => askForWork(desk, fileMailJob),
  },
  {
    name: "mail of ours whose job was given up or got lost",
    everyMinutes: 10,
    listShops: (now) => listShopsWithForgottenOutbox(new Date(now.getTime() - overdueAfter)),
    sweep: sweepOutbox,
  },
  {
    name: "webhooks whose job was given up or got lost",
    everyMinutes: 2,
    listShops: (now) => listShopsWithForgottenWebhooks(new Date(now.getTime() - forgottenAfter)),
    door: deskForStoredWebhook,
    sweep: (desk) => askForWork(desk, workWebhooksJob),
  },
  {
    name: "files that nothing points at",
    everyMinutes: 24 * 60,
    listShops: listShopsWithFiles,
    sweep: (desk) => askForWork(desk, clearFilesJob),
  },
  {
    name: "snoozed tickets whose time has come",
    everyMinutes: 1,
    listShops: listShopsWithDueSnoozes,
    sweep: wakeSnoozed,
  },
  {
    name: "tickets that were solved long ago",
    everyMinutes: 60,
    listShops: listShopsWithLongSolved,
    sweep: (desk) => askForWork(desk, closeSolvedJob),
  },
  {
    name: "orders changed lately, of which no webhook told",
    everyMinutes: 15,
    listShops: listShopsToCompare,
    sweep: (desk) => desk.tx((tx) => tx.enqueue(reconcileOrdersJob, { kind: "recent" }, { key: "recent" })),
  },
  {
    name: "what is done in the shop's night: comparing a week of orders, forgetting what was kept long enough",
    everyMinutes: 60,
    listShops: (now) => listShopsAtHour(now, 3),
    sweep: (desk) =>
      desk.tx(async (tx) => {
        await tx.enqueue(reconcileOrdersJob, { kind: "nightly" }, { key: "nightly" });
        await tx.enqueue(retainJob, {}, { key: "all" });
      }),
  },
  {
    name: "how long parcels take, which was last counted a day ago",
    everyMinutes: 60,
    listShops: (now) => listShopsToMeasure(new Date(now.getTime() - 24 * 60 * minute)),
    sweep: (desk) => askForWork(desk, measurePacesJob),
  },
  {
    name: "how long answers usually take, and what the theme knows of the shop",
    everyMinutes: 60,
    listShops: (now) => listShopsToMeasureAnswers(new Date(now.getTime() - 24 * 60 * minute)),
    sweep: (desk) => askForWork(desk, measureAnswersJob),
  },
  {
    name: "tickets that followed what shoppers did for themselves",
    everyMinutes: 5,
    listShops: (now) => listShopsWithOpenSessions(new Date(now.getTime() - followMs - 24 * 60 * minute)),
    sweep: async (desk) => {
      await linkTickets(desk);
      await linkOpenTickets(desk);
    },
  },
  {
    name: "requests about personal data that were given up",
    everyMinutes: 60,
    listShops: listShopsWithOpenPrivacy,
    sweep: resumePrivacy,
  },
];

/** Sweeps at once and then by the clock. The returned function ends it and waits for what runs. */
export const startSweeping = (): (() => Promise<void>) =>
  takeTurns(
    sweeps.map((sweep) => {
      // Said once, not every few seconds, while the database is away.
      let saidSo = false;
      return {
        everyMinutes: sweep.everyMinutes,
        async take(isStopped) {
          try {
            await sweepShops(sweep, isStopped);
            saidSo = false;
            return true;
          } catch (error) {
            if (!saidSo) log.error({ err: error, sweep: sweep.name }, "sweep missed");
            saidSo = true;
            return false;
          }
        },
      };
    }),
  );

/**
 * What fails in one shop does not keep it from the others, and waits for its next turn.
 * @throws when the shops cannot be found: the database is away
 */
async function sweepShops({ name, listShops, door = deskForJob, sweep }: Sweep, isStopped: () => boolean) {
  for (const shopId of await listShops(new Date())) {
    if (isStopped()) return;
    const desk = await door(shopId);
    if (!desk) continue;
    try {
      await sweep(desk);
    } catch (error) {
      desk.log.error({ err: error, sweep: name }, "sweep failed");
    }
  }
}

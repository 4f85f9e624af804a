import { env } from "#app/env.server.ts";
import { createFileStore } from "./files/create-file-store.server.ts";
import { JobQueue } from "./jobs/queue.server.ts";
import { LiveHub } from "./live/live-hub.server.ts";
import { Notices } from "./live/notices.server.ts";
import { createMailer } from "./mail/smtp-out.server.ts";
import { ShopBudgets } from "./shopify/shop-budgets.server.ts";
import { singleton } from "./singleton.server.ts";

/** What a process has one of. `app/service.server.ts` starts and stops them. */
export const jobQueue = singleton("job queue", () => new JobQueue(env.DATABASE_URL));
export const notices = singleton("notices", () => new Notices(env.DATABASE_URL));
export const liveHub = singleton("live hub", () => new LiveHub(notices));
export const shopBudgets = singleton("shop budgets", () => new ShopBudgets(notices));
export const mailer = singleton("mailer", () => createMailer({ url: env.SMTP_URL }));
export const fileStore = singleton("file store", () => createFileStore(env));

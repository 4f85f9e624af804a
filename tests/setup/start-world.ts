import pg from "pg";
import { jobs } from "#app/jobs.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { closeMimeWorkers } from "#app/platform/mail/parse-mime.server.ts";
import { jobQueue, mailer, notices } from "#app/platform/services.server.ts";
import { deskForJob, deskForStaff } from "#app/desk.server.ts";
import { articlesCounted } from "#app/features/articles/count-article.server.ts";
import { writeSteps } from "#app/features/self-service/report/note-step.server.ts";
import type { Desk, StaffDesk } from "#app/features/shared/desk.ts";
import { seedShop, type SeededShop } from "#tests/factories/seed-shop.ts";
import { makeStandin, type LatteStandin } from "#tests/setup/make-standin.ts";
import type { BucketSize } from "#tests/standin/admin/engine/throttle.ts";
import { makeWorld, type World } from "#tests/standin/world/make-world.ts";

/** The pretend Shopify with its shops, our database with the app installed in them, and the job queue. */
export interface TestWorld {
  standin: LatteStandin;
  world: World;
  shops: SeededShop[];
  /** A desk of somebody of the staff, got through the real door with a really signed ID token. */
  staffDesk(shop?: number, staff?: number): Promise<StaffDesk>;
  /** A request as App Bridge would send it. */
  staffRequest(path: string, init?: RequestInit & { shop?: number; staff?: number }): Request;
  /** The desk of a job. */
  jobDesk(shop?: number): Promise<Desk>;
  /** Does all waiting jobs, also those that they ask for, until none is left. Jobs meant for later stay. */
  workJobs(): Promise<void>;
  stop(): Promise<void>;
}

interface WorldOptions {
  orders?: number;
  seed?: number;
  now?: Date;
  /** Shopify's points. */
  bucket?: BucketSize;
  /** Answers what the pretend Shopify hands on to the app: webhooks and the storefront's questions. */
  receive?: (request: Request) => Promise<Response>;
}

const browser = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** Starts a world of two shops. `work` lets jobs run by themselves, as in production; otherwise `workJobs` runs them. */
export async function startWorld(options: WorldOptions = {}): Promise<TestWorld> {
  const world = makeWorld({ seed: options.seed ?? 7, now: options.now ?? new Date(), orders: options.orders ?? 40 });
  const standin = makeStandin({
    states: () => world.states,
    key: process.env.SHOPIFY_API_KEY!,
    secret: process.env.SHOPIFY_API_SECRET!,
    appOrigin: () => "",
    receive: options.receive,
    appMail: () => null,
    mailDomain: process.env.MAIL_DOMAIN!,
    bucket: options.bucket,
  });
  await standin.start();
  process.env.STANDIN_URL = standin.urls.internal;
  for (const state of world.states) standin.install(state.shop.domain);

  await jobQueue.start(jobs.map((job) => job.kind));
  await notices.start();
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const shops: SeededShop[] = [];
  for (const state of world.states) shops.push(await seedShop(client, state, process.env.MAIL_DOMAIN!));
  await client.end();

  const staffRequest: TestWorld["staffRequest"] = (path, { shop = 0, staff = 0, ...init } = {}) => {
    const state = world.states[shop]!;
    const token = standin.idToken({ shop: state.shop.domain, staffId: state.staff[staff]!.id });
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${token}`);
    headers.set("user-agent", browser);
    return new Request(new URL(path, process.env.SHOPIFY_APP_URL), { ...init, headers });
  };

  return {
    standin,
    world,
    shops,
    staffRequest,
    staffDesk: (shop, staff) => deskForStaff(staffRequest("/app", { shop, staff })),
    jobDesk: async (shop = 0) => {
      const desk = await deskForJob(BigInt(shops[shop]!.shopId));
      if (!desk) throw new Error("the shop is not installed");
      return desk;
    },
    workJobs: () => workJobs(),
    stop: async () => {
      // What is written after an answer, too, needs the database.
      await Promise.all([writeSteps(), articlesCounted()]);
      await jobQueue.stop(5_000);
      await notices.stop();
      await closeMimeWorkers();
      mailer.close();
      await prisma.$disconnect();
      await standin.stop();
    },
  };
}

/** Bounded: a job that always asks for another one is a fault, not a reason to wait for ever. */
async function workJobs(): Promise<void> {
  for (let round = 0; round < 200; round++) if ((await jobQueue.workOnce(jobs)) === 0) return;
  throw new Error("jobs ask for jobs without an end");
}

import { randomUUID } from "node:crypto";
import type { StandinApp } from "../app-config.ts";
import type { ShopEvent } from "../http/admin-port.ts";
import { limitConcurrency } from "./limit-concurrency.ts";
import { makeWebhookMessage, webhookHeaders } from "./sign-webhook.ts";
import type { WebhookMessage } from "./sign-webhook.ts";
import { postWebhook } from "./webhook-post.ts";
import type { PostResult } from "./webhook-post.ts";

export interface Delivery extends WebhookMessage {
  url: string;
  attempts: (PostResult & { at: string })[];
  /** `lost` and `held` ones were stopped by a test's power. */
  state: "waiting" | "sending" | "delivered" | "failed" | "lost" | "held";
  /** When it is tried (again), on the stand-in's clock; milliseconds since 1970. */
  dueAt: number;
}

/** What happens to events from now on, until it is set back. */
export interface WebhookPlan {
  /** Only these topics are touched; `null` means all. */
  topics: string[] | null;
  lose: boolean;
  /** Deliveries stay until `release()`. */
  hold: boolean;
  /** Each delivery is sent this many times. */
  copies: number;
  /** Seconds on the stand-in's clock before the first attempt. */
  delaySeconds: number;
}

export const PLAIN_PLAN: WebhookPlan = { topics: null, lose: false, hold: false, copies: 1, delaySeconds: 0 };

/** Waits between attempts: eight retries within four hours, each wait twice the one before. */
const RETRY_SECONDS = [56, 112, 224, 448, 896, 1792, 3584, 7168];

/** How many deliveries are under way at the same time. */
const AT_ONCE = 20;

export interface WebhookSettings {
  app: StandinApp;
  /** Public address of the app; relative subscription addresses begin there. */
  appUrl: () => string;
  clock: () => Date;
  isInstalled: (shop: string) => boolean;
}

/** Delivers events to the app's subscriptions, as late, often and disordered as a test asks. */
export class Webhooks {
  readonly log: Delivery[] = [];
  plan: WebhookPlan = PLAIN_PLAN;
  private readonly settings: WebhookSettings;
  private readonly running = new Set<Promise<void>>();
  private readonly limit = limitConcurrency(AT_ONCE);
  private timer: NodeJS.Timeout | null = null;

  constructor(settings: WebhookSettings) {
    this.settings = settings;
  }

  /** Starts looking for due retries every second. */
  start(): void {
    this.timer = setInterval(() => this.sendDue(), 1_000);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.settle();
  }

  /** Tells every subscription of the event's topic, by the plan. */
  announce(event: ShopEvent): Delivery[] {
    const { app } = this.settings;
    const fitting = app.webhooks.filter((one) => one.topic === event.topic);
    // These two come after the app has gone.
    const toAll = event.topic === "app/uninstalled" || this.settings.isInstalled(event.shop);
    const subscriptions = fitting.filter((one) => toAll || one.compliance);
    const eventId = randomUUID();
    const touched = this.plan.topics === null || this.plan.topics.includes(event.topic);
    const plan = touched ? this.plan : PLAIN_PLAN;
    const made = subscriptions.flatMap((subscription) => {
      const message = { ...this.message(event.shop, event.topic, event.payload, event.at), eventId };
      const delivery = this.add({ ...message, name: subscription.name }, subscription.uri, plan);
      return Array.from({ length: plan.copies }, (_, index) => (index === 0 ? delivery : this.copy(delivery)));
    });
    this.sendDue(made);
    return made;
  }

  /**
   * Sends one hand-made message now and answers how it ended. No plan touches it and it is not retried.
   * `overrides` replaces headers (a broken HMAC, another shop); `body` replaces the payload's text after signing.
   */
  async deliver(
    shop: string,
    topic: string,
    payload: object,
    overrides: { headers?: Record<string, string>; body?: string; uri?: string; triggeredAt?: string } = {},
  ): Promise<PostResult> {
    const { app } = this.settings;
    const uri = overrides.uri ?? app.webhooks.find((one) => one.topic === topic)?.uri;
    if (uri === undefined) throw new Error(`the app has no subscription to ${topic}`);
    const message = this.message(shop, topic, payload, overrides.triggeredAt ?? this.settings.clock().toISOString());
    const headers = { ...webhookHeaders(app.secret, message), ...overrides.headers };
    return postWebhook(this.address(uri), headers, overrides.body ?? message.body, app.receive);
  }

  /** Sends what was held back: shuffled and many at once, or one after the other in the given order. */
  async release(order: "shuffled" | "as-held" | "reversed" = "shuffled", random = Math.random): Promise<void> {
    const held = this.log.filter((delivery) => delivery.state === "held");
    if (order === "reversed") held.reverse();
    if (order === "shuffled") shuffle(held, random);
    for (const delivery of held) delivery.state = "waiting";
    if (order === "shuffled") await Promise.all(held.map((delivery) => this.attempt(delivery)));
    else for (const delivery of held) await this.attempt(delivery);
  }

  /** Tries everything that waits now, whenever it is due. */
  async retryNow(): Promise<void> {
    await Promise.all(this.log.filter((delivery) => delivery.state === "waiting").map((one) => this.attempt(one)));
  }

  /** Sends the deliveries `from` chosen by the caller once more, with the same ids and bytes. */
  async repeat(deliveries: Delivery[]): Promise<void> {
    for (const delivery of deliveries) await this.attempt(this.copy(delivery));
  }

  /** Waits until nothing is under way. Retries that are due later do not count. */
  async settle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Sends whatever is due on the stand-in's clock. Called each second and whenever the clock is moved. */
  sendDue(among: readonly Delivery[] = this.log): void {
    const now = this.settings.clock().getTime();
    for (const delivery of among) {
      if (delivery.state === "waiting" && delivery.dueAt <= now) void this.attempt(delivery);
    }
  }

  private message(shop: string, topic: string, payload: object, triggeredAt: string): WebhookMessage {
    const apiVersion = this.settings.app.webhookApiVersion;
    return makeWebhookMessage({ shop, topic, payload, apiVersion, triggeredAt });
  }

  private add(message: WebhookMessage, uri: string, plan: WebhookPlan): Delivery {
    const state = plan.lose ? "lost" : plan.hold ? "held" : "waiting";
    const dueAt = this.settings.clock().getTime() + plan.delaySeconds * 1000;
    const delivery: Delivery = { ...message, url: this.address(uri), attempts: [], state, dueAt };
    this.log.push(delivery);
    return delivery;
  }

  private copy(delivery: Delivery): Delivery {
    const state = delivery.state === "held" || delivery.state === "lost" ? delivery.state : "waiting";
    const copy: Delivery = { ...delivery, attempts: [], state };
    this.log.push(copy);
    return copy;
  }

  private address(uri: string): string {
    return new URL(uri, this.settings.appUrl()).href;
  }

  private attempt(delivery: Delivery): Promise<void> {
    delivery.state = "sending";
    const { app, clock } = this.settings;
    const headers = webhookHeaders(app.secret, delivery);
    const work = this.limit(() => postWebhook(delivery.url, headers, delivery.body, app.receive))
      .then((result) => {
        delivery.attempts.push({ ...result, at: clock().toISOString() });
        const wait = RETRY_SECONDS[delivery.attempts.length - 1];
        if (result.problem === null) delivery.state = "delivered";
        else if (wait === undefined) delivery.state = "failed";
        else {
          delivery.state = "waiting";
          delivery.dueAt = clock().getTime() + wait * 1000;
        }
      })
      .finally(() => this.running.delete(work));
    this.running.add(work);
    return work;
  }
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
}

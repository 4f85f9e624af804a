import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { HttpClient } from "./http-client.ts";
import { LiveReload } from "./live-reload.ts";
import { SmtpClient } from "./smtp-client.ts";
import type { Agent, AgentsAnswers, AgentsTask } from "./tasks.ts";

const patienceMilliseconds = 10_000;

/**
 * People at work at once, each at their own pace, while mails come in. Each has the page's connection for live updates
 * open and reads again what the page would; presence and drafts go along as they do there. Nobody's ticket is another's.
 * @throws Error where an answer is refused, or a page is not told of an answer within ten seconds
 */
export async function runAgents(task: AgentsTask): Promise<AgentsAnswers> {
  const client = new HttpClient(256);
  const told = new Told(task.agents.length);
  const started = performance.now();
  const until = started + task.seconds * 1000;
  const people = task.agents.map((agent, place) => new Person(client, task, agent, place, told));
  try {
    await Promise.all(people.map((person) => person.arrive()));
    await Promise.all([...people.map((person) => person.work(until)), sendSteadily(task, until)]);
    await told.all();
  } finally {
    for (const person of people) person.leave();
    client.close();
  }
  const seconds = (performance.now() - started) / 1000;
  const all = (name: keyof Person["times"]) => ({ milliseconds: people.flatMap(({ times }) => times[name]), seconds });
  return {
    inbox: all("inbox"),
    ticket: all("ticket"),
    answer: all("answer"),
    again: all("again"),
    told: { milliseconds: told.milliseconds, seconds },
  };
}

class Person {
  readonly times = { inbox: [] as number[], ticket: [] as number[], answer: [] as number[], again: [] as number[] };
  readonly #client: HttpClient;
  readonly #task: AgentsTask;
  readonly #agent: Agent;
  readonly #place: number;
  readonly #told: Told;
  readonly #reload: LiveReload;
  #opened = 0;
  #at: { number: number } | "inbox" = "inbox";
  #hangUp = (): void => undefined;

  constructor(client: HttpClient, task: AgentsTask, agent: Agent, place: number, told: Told) {
    this.#client = client;
    this.#task = task;
    this.#agent = agent;
    this.#place = place;
    this.#told = told;
    this.#reload = new LiveReload(async () => void (await this.#timed("again", this.#page())));
  }

  async arrive(): Promise<void> {
    let unread = "";
    const url = `${this.#task.origin}/app/live`;
    this.#hangUp = await this.#client.stream({ url, headers: this.#agent.headers }, (text) => {
      const parts = (unread + text).split("\n\n");
      unread = parts.pop()!;
      for (const part of parts) if (part.startsWith("data: ")) this.#hear(JSON.parse(part.slice(6)).events);
    });
  }

  async work(until: number): Promise<void> {
    const { cycleSeconds, agents } = this.#task;
    const pause = (cycleSeconds * 1000) / 4;
    // They do not all begin at once.
    await sleep((cycleSeconds * 1000 * this.#place) / agents.length);
    while (performance.now() < until) {
      this.#at = "inbox";
      await this.#timed("inbox", this.#page());
      await sleep(pause);
      const number = this.#agent.tickets[this.#opened++ % this.#agent.tickets.length]!;
      this.#at = { number };
      const page = JSON.parse(await this.#timed("ticket", this.#page()));
      await this.#post(`/app/tickets/${number}/presence`, { state: "here" });
      await sleep(pause);
      await this.#post(`/app/tickets/${number}/presence`, { state: "typing" });
      const body = "Thank you for the pictures. A new one is on its way and arrives within two days.";
      const clientKey = randomUUID();
      await this.#post(`/app/tickets/${number}/draft`, { kind: "reply", body, clientKey, recipients: "" });
      await sleep(pause);
      const lastSeenMessageId = lastMessageOf(page);
      const answer = {
        intent: "reply",
        body,
        clientKey,
        lastSeenMessageId,
        status: "pending",
        recipients: "",
        files: "",
      };
      this.#told.expect(number);
      const outcome = JSON.parse(await this.#timed("answer", this.#post(this.#ticketUrl(number), answer)));
      if (!outcome.ok) throw new Error(`an answer was refused: ${JSON.stringify(outcome).slice(0, 400)}`);
      await this.#timed("again", this.#page());
      await sleep(pause);
      await this.#post(`/app/tickets/${number}/presence`, { state: "gone" });
    }
    this.#reload.stop();
    if (this.#reload.problem) throw this.#reload.problem;
  }

  leave(): void {
    this.#reload.stop();
    this.#hangUp();
  }

  #hear(events: LiveEvent[]): void {
    this.#told.tell(this.#place, events);
    const at = this.#at;
    const concerns = (event: LiveEvent) =>
      event.kind === "shop" ||
      (event.kind === "ticket" && (at === "inbox" || (event.number === at.number && !event.isRead)));
    if (events.some(concerns)) this.#reload.soon();
  }

  #page(): Promise<string> {
    const { origin, routes } = this.#task;
    return this.#at === "inbox"
      ? this.#read(`${origin}/app/tickets?index&_data=${encodeURIComponent(routes.inbox)}`)
      : this.#read(origin + this.#ticketUrl(this.#at.number));
  }

  readonly #ticketUrl = (number: number) =>
    `/app/tickets/${number}?_data=${encodeURIComponent(this.#task.routes.ticket)}`;

  async #timed<T>(name: keyof Person["times"], work: Promise<T>): Promise<T> {
    const at = performance.now();
    const result = await work;
    this.times[name].push(performance.now() - at);
    return result;
  }

  async #read(url: string, posted?: Record<string, string>): Promise<string> {
    const form: Record<string, string> = posted
      ? { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" }
      : {};
    const body = posted && new URLSearchParams(posted).toString();
    const answer = await this.#client.send({ url, headers: { ...this.#agent.headers, ...form } }, body);
    const text =
      answer.encoding === "br"
        ? brotliDecompressSync(answer.body)
        : answer.encoding === "gzip"
          ? gunzipSync(answer.body)
          : answer.body;
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${text.toString().slice(0, 400)}`);
    return text.toString();
  }

  readonly #post = (path: string, fields: Record<string, string>) => this.#read(this.#task.origin + path, fields);
}

function lastMessageOf(page: { ticket: { timeline: { type: string; message?: { id: string } }[] } }): string {
  const last = page.ticket.timeline.findLast(({ message }) => message);
  if (!last?.message) throw new Error("a ticket without messages");
  return last.message.id;
}

/** When all pages have been told of a ticket's answer. */
class Told {
  readonly milliseconds: number[] = [];
  readonly #awaited = new Map<number, { since: number; places: Set<number> }>();
  readonly #everybody: number;

  constructor(everybody: number) {
    this.#everybody = everybody;
  }

  expect(number: number): void {
    this.#awaited.set(number, { since: performance.now(), places: new Set() });
  }

  tell(place: number, events: LiveEvent[]): void {
    for (const event of events) {
      if (event.kind !== "ticket" || event.isRead) continue;
      const one = this.#awaited.get(event.number);
      if (one?.places.add(place).size !== this.#everybody) continue;
      this.milliseconds.push(performance.now() - one.since);
      this.#awaited.delete(event.number);
    }
  }

  async all(): Promise<void> {
    const until = performance.now() + patienceMilliseconds;
    while (this.#awaited.size && performance.now() < until) await sleep(20);
    if (this.#awaited.size)
      throw new Error(`not all pages were told of tickets ${[...this.#awaited.keys()].join(", ")}`);
  }
}

async function sendSteadily({ mail }: AgentsTask, until: number): Promise<void> {
  const client = await SmtpClient.connect(mail.port);
  const started = performance.now();
  for (const [index, one] of mail.mails.entries()) {
    const early = started + (index * 1000) / mail.perSecond - performance.now();
    if (early > 0) await sleep(early);
    if (performance.now() > until) break;
    await client.send(one);
  }
  client.close();
}

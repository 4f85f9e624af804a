/** The mailbox page, served as `/mailbox.js`. Looks every second whether anything has changed. */
import { makeElement } from "../../shell/frame/make-element.ts";
import { drawMail } from "./draw-mail.ts";
import { drawPeople } from "./draw-people.ts";
import { drawThreads } from "./draw-threads.ts";
import { drawWriter } from "./draw-writer.ts";
import type { MailRow, Person, ThreadRow } from "./mailbox-api.ts";
import { ask, markSeen, pageData, showColumn, view } from "./view-state.ts";

const reading = document.getElementById("reading")!;
let version = -1;

async function loadPeople(): Promise<void> {
  view.people = await ask<Person[]>("people", { q: view.search });
  drawPeople(choosePerson);
}

async function loadThreads(): Promise<void> {
  if (!view.person) return drawThreads(openThread, writeNew);
  view.threads = await ask<ThreadRow[]>("threads", { as: view.person.address });
  drawThreads(openThread, writeNew);
}

async function choosePerson(person: Person): Promise<void> {
  view.person = person;
  view.threadId = null;
  history.replaceState(null, "", `/mailbox?${new URLSearchParams({ shop: pageData.shop, as: person.address })}`);
  await loadThreads();
  drawPeople(choosePerson);
  const first = view.threads[0];
  if (first) drawThread(first);
  else writeNew();
  showColumn("threads");
}

function openThread(threadId: number): void {
  const thread = view.threads.find((one) => one.id === threadId);
  if (thread) drawThread(thread);
  drawThreads(openThread, writeNew);
  showColumn("reading");
}

function writeNew(): void {
  view.threadId = null;
  drawThreads(openThread, writeNew);
  const writer = drawWriter({ to: pageData.support, subject: "", answers: null, sent: showSent });
  reading.replaceChildren(makeHead(`New mail to ${pageData.shopName}`), writer);
  showColumn("reading");
}

/** Draws a conversation with an empty reply form. */
function drawThread(thread: ThreadRow): void {
  view.threadId = thread.id;
  const last = thread.mails.findLast((mail) => mail.direction === "from-shop") ?? thread.mails.at(-1)!;
  const newest = thread.mails.findLast((mail) => mail.direction === "from-shop");
  if (view.person && newest) markSeen(view.person.address, newest.id);
  const mails = makeElement("div", { className: "mails" }, ...thread.mails.map(drawMail));
  const to = last.direction === "from-shop" ? (last.replyTo ?? last.fromAddress) : last.to;
  const subject = /^re:/i.test(last.subject) ? last.subject : `Re: ${last.subject}`;
  const writer = drawWriter({ to, subject, answers: last.id, sent: showSent });
  reading.replaceChildren(makeHead(thread.subject || "(no subject)"), mails, writer);
  shown = fingerprint(thread.mails);
}

let shown = "";

/** Redraws the open conversation when it has changed. A reply that is being written stays as it is. */
function refreshThread(): void {
  const thread = view.threads.find((one) => one.id === view.threadId);
  if (!thread || fingerprint(thread.mails) === shown) return;
  if (!reading.querySelector("textarea")?.value) return drawThread(thread);
  reading.querySelector(".mails")?.replaceChildren(...thread.mails.map(drawMail));
  shown = fingerprint(thread.mails);
}

function fingerprint(mails: MailRow[]): string {
  return mails.map((mail) => `${mail.id}:${mail.state}:${mail.problem}`).join(",");
}

async function showSent(id: number): Promise<void> {
  await loadThreads();
  const thread = view.threads.find((one) => one.mails.some((mail) => mail.id === id));
  if (thread) drawThread(thread);
  drawThreads(openThread, writeNew);
  showColumn("reading");
}

function makeHead(title: string): HTMLElement {
  const back = makeElement("button", { className: "back", textContent: "‹ Mails" });
  back.addEventListener("click", () => showColumn("threads"));
  return makeElement("div", { className: "head" }, back, makeElement("h2", { textContent: title }));
}

async function look(): Promise<void> {
  const pulse = await ask<{ version: number }>("pulse").catch(() => null);
  document.body.classList.toggle("away", pulse === null);
  if (!pulse || pulse.version === version) return;
  version = pulse.version;
  await loadThreads();
  refreshThread();
  await loadPeople();
}

async function start(): Promise<void> {
  document.getElementById("people-search")!.addEventListener("input", (event) => {
    view.search = (event.target as HTMLInputElement).value;
    void loadPeople();
  });
  document.getElementById("shop")!.addEventListener("change", (event) => {
    location.assign(`/mailbox?shop=${(event.target as HTMLSelectElement).value}`);
  });
  const as = new URLSearchParams(location.search).get("as");
  if (as) {
    const [person] = await ask<Person[]>("people", { q: as.toLowerCase() });
    await choosePerson(person ?? { name: "", address: as.toLowerCase(), locale: "en", orders: [], newest: 0 });
  }
  await look();
  setInterval(() => void look(), 1_000);
}

void start();

import type { Exchange, Handler } from "../http/exchange.ts";
import { readFields, sendHtml, sendJson, sendText } from "../http/exchange.ts";
import { handleOf } from "../shell/layout.ts";
import type { ShopState } from "../state.ts";
import { answerFields } from "./answer-fields.ts";
import { listPeople } from "./list-people.ts";
import { renderMailboxPage } from "./mailbox-page.ts";
import type { Mailbox } from "./mailbox.ts";
import type { MailRow, SendRequest, ThreadRow } from "./page/mailbox-api.ts";
import type { StoredMail } from "./stored-mail.ts";
import { groupThreads } from "./threads.ts";

interface Deps {
  mailbox: Mailbox;
  states: Map<string, ShopState>;
  /** Where customers of a shop write to. */
  supportAddress: (state: ShopState) => string;
}

/** The mailbox page and what its script asks for, below `/mailbox`. */
export function makeMailboxHandler(deps: Deps): Handler {
  return async (exchange) => {
    const { res, url, method } = exchange;
    if (url.pathname !== "/mailbox" && !url.pathname.startsWith("/mailbox/")) return false;
    const handle = url.searchParams.get("shop") ?? handleOf([...deps.states.keys()][0] ?? "");
    const state = deps.states.get(`${handle}.myshopify.com`);
    if (!state) return false;
    const attachment = /^\/mailbox\/mails\/(\d+)\/(\d+)$/.exec(url.pathname);
    if (method === "POST" && url.pathname === "/mailbox/send") await send(deps, exchange);
    else if (method !== "GET") return false;
    else if (url.pathname === "/mailbox")
      sendHtml(res, 200, renderMailboxPage([...deps.states.values()], state, deps.supportAddress(state)));
    else if (url.pathname === "/mailbox/pulse") sendJson(res, 200, { version: deps.mailbox.store.version });
    else if (url.pathname === "/mailbox/people") {
      sendJson(res, 200, listPeople(deps.mailbox, state, (url.searchParams.get("q") ?? "").toLowerCase()));
    } else if (url.pathname === "/mailbox/threads") {
      sendJson(res, 200, await listThreads(deps.mailbox, url.searchParams.get("as") ?? ""));
    } else if (attachment) return sendAttachment(deps.mailbox, exchange, Number(attachment[1]), Number(attachment[2]));
    else return false;
    return true;
  };
}

async function listThreads(mailbox: Mailbox, as: string): Promise<ThreadRow[]> {
  const own = (mail: StoredMail) =>
    mail.direction === "to-shop"
      ? mail.fromAddress.toLowerCase() === as.toLowerCase()
      : mail.envelopeTo.includes(as.toLowerCase());
  const threads = groupThreads(mailbox.store.list().filter(own)).slice(0, 50);
  const rows = threads.map(async (thread) => ({
    id: thread.id,
    subject: thread.subject,
    mails: await Promise.all(thread.mails.map((mail) => describeRow(mailbox, mail))),
  }));
  return Promise.all(rows);
}

async function describeRow(mailbox: Mailbox, mail: StoredMail): Promise<MailRow> {
  const { text, html, attachments } = await mailbox.read(mail);
  const { id, at, direction, fromName, fromAddress, subject, state, problem } = mail;
  const { replyTo } = mail;
  const to = mail.envelopeTo.join(", ");
  const row = { id, at, direction, fromName, fromAddress, replyTo, to, subject, state, problem };
  const files = attachments.map((file, index) => ({
    name: file.filename ?? `part ${index + 1}`,
    type: file.mimeType,
    url: `/mailbox/mails/${id}/${index}`,
  }));
  return { ...row, text: text ?? "", html: html ?? null, attachments: files };
}

async function send(deps: Deps, exchange: Exchange): Promise<void> {
  const from = exchange.req.headers.origin;
  if (from !== undefined && new URL(from).host !== exchange.req.headers.host) {
    return sendJson(exchange.res, 403, { error: "refused: the request comes from another site" });
  }
  const request = (await readFields(exchange.req)) as unknown as SendRequest;
  const state = deps.states.get(`${request.shop}.myshopify.com`);
  if (!request.to?.includes("@") || !request.as?.address?.includes("@")) {
    return sendJson(exchange.res, 400, { error: "A mail needs an address to send from and one to send to." });
  }
  const locale =
    state?.customers.find((one) => one.email?.toLowerCase() === request.as.address.toLowerCase())?.locale ?? "en";
  const mail = await deps.mailbox.send(await answerFields(deps.mailbox, request, locale));
  sendJson(exchange.res, 200, { id: mail.id, state: mail.state, problem: mail.problem });
}

async function sendAttachment(mailbox: Mailbox, { res }: Exchange, id: number, index: number): Promise<boolean> {
  const mail = mailbox.store.find(id);
  const file = mail ? (await mailbox.read(mail)).attachments[index] : undefined;
  if (!file) return false;
  // Whatever a mail brings is saved, never shown as a page of this origin.
  const name = encodeURIComponent(file.filename ?? `part-${index + 1}`);
  res.setHeader("content-disposition", `attachment; filename*=UTF-8''${name}`);
  res.setHeader("x-content-type-options", "nosniff");
  sendText(res, 200, "application/octet-stream", Buffer.from(String(file.content), "base64"));
  return true;
}

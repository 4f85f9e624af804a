import type { Sample } from "../statistics.ts";

/** One request: where, and with which headers. */
export interface Ask {
  url: string;
  headers: Record<string, string>;
}

/** Requests one after another at `concurrency` places, as many of them as fit into the time. */
export interface AskTask {
  kind: "ask";
  asks: Ask[];
  concurrency: number;
  seconds: number;
}

/** Signed webhooks, `perSecond` of them at their times, however long the answers take. */
export interface WebhookTask {
  kind: "webhooks";
  url: string;
  perSecond: number;
  webhooks: { body: string; headers: Record<string, string> }[];
}

export interface WebhookAnswers {
  answered: Sample;
  /** Answers other than 200; Shopify would bring those again. */
  refused: number;
}

/** A mail as it goes over the wire, its lines ended by CRLF. */
export interface RawMail {
  /** Its Message-ID, without brackets. */
  id: string;
  from: string;
  to: string;
  text: string;
}

/** Mails over so many connections; with a single one, the next waits until the last has become a ticket. */
export interface MailTask {
  kind: "mails";
  port: number;
  connections: number;
  databaseUrl: string;
  mails: RawMail[];
}

/** Mails handed over by SMTP: until each was acknowledged, and until its message could be read. */
export interface MailAnswers {
  acknowledged: Sample;
  shown: Sample;
}

/** A person at work: opens the inbox, opens a ticket, answers it, and so on, with the page's live updates. */
export interface Agent {
  headers: Record<string, string>;
  tickets: number[];
}

export interface AgentsTask {
  kind: "agents";
  origin: string;
  routes: { inbox: string; ticket: string };
  agents: Agent[];
  seconds: number;
  /** From one opening of the inbox to the next. */
  cycleSeconds: number;
  mail: { port: number; perSecond: number; mails: RawMail[] };
}

export interface AgentsAnswers {
  inbox: Sample;
  ticket: Sample;
  answer: Sample;
  /** Pages that were read again because of live updates. */
  again: Sample;
  /** From the click on "Send" until every agent's page has been told. */
  told: Sample;
}

export type LoadTask = AskTask | WebhookTask | MailTask | AgentsTask;

export interface LoadAnswers {
  ask: Sample;
  webhooks: WebhookAnswers;
  mails: MailAnswers;
  agents: AgentsAnswers;
}

import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { speak } from "#app/platform/i18n/speak.server.ts";
import {
  buttonOf,
  choiceOf,
  fieldOf,
  filesFieldOf,
  formOf,
  headingOf,
  noticeOf,
  textOf,
} from "../form-parts.server.ts";
import { largestShopperBody, largestShopperFile, mostShopperFiles, type ShopperFileProblem } from "../shopper-file.ts";
import type { ShopperPage } from "../shopper-page.ts";
import { readRules } from "../requests/read-rules.server.ts";
import { asksFor } from "../requests/request-rule.ts";
import { listOwnOrders } from "../tracking/find-order.server.ts";
import { sayDay } from "../tracking/tracking-words.server.ts";
import { addressIn, type ShopperVisit } from "../visit.ts";
import { readAnswerFacts, sayExpectedAnswer } from "./expect-answer.server.ts";
import type { Writer } from "./find-writer.server.ts";
import { listTopics, readContactSettings } from "./read-contact-settings.server.ts";
import { longestMessage, type MessageProblems, type TypedMessage } from "./typed-message.ts";

/** What became of the last try. */
export type ContactNotice = "again" | "wrong" | { retryAfterSeconds: number };

export interface ShownContact {
  /** Who is signed in; null: name and address are asked for. */
  writer: Writer | null;
  typed?: Partial<TypedMessage>;
  problems?: MessageProblems;
  fileProblem?: ShopperFileProblem | null;
  /** Files were chosen, and have to be chosen anew: a browser forgets them with the page. */
  hadFiles?: boolean;
  notice?: ContactNotice;
  /** The token of the page before, where it is still good: the form has been open since then. */
  token?: string;
}

/** A field that people neither see nor reach: who fills it in is a program. */
export const trapName = "website";

/** The contact form, with what was typed before, and when an answer can be expected. */
export async function showContactForm(visit: ShopperVisit, shown: ShownContact): Promise<ShopperPage> {
  const { desk, locale, customerId } = visit;
  const { writer, typed = {}, problems = {}, notice } = shown;
  const t = speak(locale, "contact");
  const [settings, facts, { rules }, orders] = await Promise.all([
    readContactSettings(desk),
    readAnswerFacts(desk),
    readRules(desk),
    customerId === null ? [] : listOwnOrders(desk, customerId),
  ]);
  const topics = listTopics(settings, locale).map(({ key, name }) => ({ value: key, name }));
  const problemOf = (field: keyof TypedMessage) => {
    const problem = problems[field];
    return problem && t(`problem.${problem}`, { count: longestMessage });
  };
  const whose = writer
    ? markup`<p class="latte-help__hint">${t("answerTo", { email: writer.email })}</p>`
    : markup`${fieldOf({ name: "name", label: t("name"), value: typed.name, complete: "name", longest: 100, problem: problemOf("name") })}${fieldOf({ name: "email", label: t("email"), help: t("emailHelp"), value: typed.email, complete: "email", mode: "email", longest: 254, problem: problemOf("email") })}`;
  const order = orders.length
    ? choiceOf({
        name: "order",
        label: t("ownOrder"),
        none: t("ownOrderNone"),
        value: typed.order ?? "",
        choices: orders.map(({ order: { id, name, createdAt } }) => ({
          value: id,
          name: t("ownOrderLine", { order: name, day: sayDay(visit, createdAt) }),
        })),
      })
    : fieldOf({ name: "order", label: t("orderLabel"), help: t("orderHelp"), value: typed.order, complete: "off", longest: 60, isOptional: true }); // prettier-ignore
  const fileProblem = shown.fileProblem ? sayFileProblem(visit, shown.fileProblem) : undefined;
  const help = t("photosHelp", { count: mostShopperFiles, megabytes: megabytes(largestShopperFile) });
  const inside = markup`${
    topics.length
      ? choiceOf({
          name: "topic",
          label: t("topicLabel"),
          none: t("topicNone"),
          value: typed.topic ?? "",
          choices: topics,
        })
      : null
  }${order}${whose}${textOf({ name: "message", label: t("message"), value: typed.message ?? "", longest: longestMessage, problem: problemOf("message"), suggest: addressIn(visit, "help/suggest") })}${trapOf(t("trap"))}${filesFieldOf({ name: "photos", label: t("photos"), help, problem: fileProblem })}${buttonOf(t("send"))}`;
  const hidden: Record<string, string> = shown.token ? { token: shown.token } : {};
  const wait = typeof notice === "object" ? notice.retryAfterSeconds : undefined;
  const body = markup`${headingOf(t("title"))}${notice ? sayNotice(visit, notice, shown.hadFiles === true) : null}${sayExpectedAnswer(
    desk,
    locale,
    facts,
  ).map(
    (line) => markup`<p>${line}</p>`,
  )}${asksFor(rules) ? markup`<p><a href="${addressIn(visit, "tracking")}" data-latte>${t("requests")}</a></p>` : null}${formOf(visit, "contact", hidden, inside, "files")}${suggested}`;
  return { state: stateOf(notice), body, retryAfterSeconds: wait };
}

/** That the message has arrived: the same words whatever was thought of it. */
export async function showSentContact(
  visit: ShopperVisit,
  sent: { number: number; email: string; filesLeft: number },
): Promise<ShopperPage> {
  const t = speak(visit.locale, "contact");
  const expected = sayExpectedAnswer(visit.desk, visit.locale, await readAnswerFacts(visit.desk));
  const body = markup`${headingOf(t("sent.title"))}<p>${t("sent.number", { number: sent.number })} ${t("sent.answer", { email: sent.email })}</p>${sent.filesLeft ? noticeOf(t("sent.withoutFiles"), null) : null}${expected.map(
    (line) => markup`<p>${line}</p>`,
  )}<p class="latte-help__ways"><a class="latte-help__button" href="${addressIn(visit, "tracking")}" data-latte>${t("sent.track")}</a></p><p><a href="${addressIn(visit, "contact")}" data-latte>${t("sent.another")}</a></p>`;
  return { state: "contact_sent", body };
}

/** Articles that fit what is being written: below what one presses, so that nothing moves under a finger. */
const suggested = markup`<div class="latte-help__suggested" data-latte-part data-latte-suggested aria-live="polite"></div>`;

const megabytes = (bytes: number): number => bytes / 1024 / 1024;

const stateOf = (notice: ContactNotice | undefined): string =>
  typeof notice === "object" ? "too_often" : notice ? `contact_${notice}` : "contact";

const trapOf = (label: string): Markup =>
  markup`<div class="latte-help__unseen" aria-hidden="true"><label>${label}<input name="${trapName}" tabindex="-1" autocomplete="off"></label></div>`;

function sayNotice({ locale }: ShopperVisit, notice: ContactNotice, hadFiles: boolean): Markup {
  const t = speak(locale, "contact");
  const said =
    typeof notice === "object"
      ? t("notice.tooOften", { count: Math.ceil(notice.retryAfterSeconds / 60) })
      : t(`notice.${notice}`);
  return noticeOf(said, hadFiles ? t("notice.filesAgain") : null);
}

/** Why files were not taken, in the shopper's words; for every form with files. */
export function sayFileProblem({ locale }: Pick<ShopperVisit, "locale">, given: ShopperFileProblem): string {
  const t = speak(locale, "contact");
  const size = given.problem === "too_large" ? largestShopperFile : largestShopperBody;
  const file = "fileName" in given ? given.fileName : "";
  return t(`file.${given.problem}`, { file, count: mostShopperFiles, megabytes: megabytes(size) });
}

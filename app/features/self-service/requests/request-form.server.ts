import { randomUUID } from "node:crypto";
import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import type { FieldProblem } from "#app/features/acts/act-problems.ts";
import { countryName } from "#app/features/acts/address/country-codes.ts";
import { listProvinces } from "#app/features/acts/address/province-codes.ts";
import { typedFields } from "#app/features/acts/address/typed-address.ts";
import { formatMoney, moneyFromJson } from "#app/features/shared/money.ts";
import { buttonOf, formOf, headingOf, noticeOf } from "../form-parts.server.ts";
import { shopperFileTypes } from "../shopper-file.ts";
import type { ShopperPage } from "../shopper-page.ts";
import { makePass, type Trust } from "../shopper-pass.server.ts";
import type { TrackedOrder } from "../tracking/find-order.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { addressOf, type ChoosableLine, type RequestChoices } from "./parse-request.ts";
import { choiceOf, filesOf, lineOf, textOf } from "./request-fields.server.ts";
import { cancelWhy, longestRequestNote } from "./request-input.ts";
import { isSentAgain, kindsNeedingPhoto, kindsWithPhotos, type RequestKind } from "./request-kind.ts";
import { wordsOf } from "./request-words.server.ts";

export interface RequestFormView {
  kind: RequestKind;
  trust: Trust;
  /** What becomes of it. */
  way: "now" | "ask";
  choices: RequestChoices;
  /** As it was filled in; left out: nothing was yet. */
  typed?: (field: string) => string;
  problems?: readonly FieldProblem[];
  /** It was open too long, or came without our token: nothing was done. */
  again?: boolean;
  /** Files came along. Nothing can put them into the form again. */
  hadFiles?: boolean;
}

/** So many of one line are chosen from a list; of more the number is typed. */
const mostListed = 50;

/** The form of one request, with nothing in it that is known already. */
export function showRequestForm(visit: ShopperVisit, tracked: TrackedOrder, view: RequestFormView): ShopperPage {
  const { kind, trust, way, typed, problems = [] } = view;
  const t = wordsOf(visit);
  const { order } = tracked;
  const pass = makePass(visit.desk, { orderId: BigInt(order.id), trust });
  const text = (field: string): string => typed?.(field) ?? "";
  const problemOf = (field: string): string | undefined => {
    const found = problems.find((one) => one.field === field);
    return found && sayProblem(visit, found);
  };
  const whole = problemOf("");
  const inside = markup`${[
    partsOf(visit, tracked, view, text, problemOf),
    buttonOf(t(`${way}.button.${kind}`)),
    markup`<p class="latte-help__hint">${t(way === "now" && isSentAgain(kind) ? "now.nextGoods" : `${way}.next`)}</p>`,
  ]}`;
  const hidden = { pass, kind, key: text("key") || randomUUID() };
  const body = markup`${[
    headingOf(t(`title.${kind}`, { order: order.name })),
    view.again && noticeOf(t("again"), view.hadFiles ? t("filesAgain") : null),
    whole && noticeOf(whole),
    problems.length > 0 && !whole && noticeOf(t("problem.some")),
    markup`<p>${t(`explain.${kind}`)}</p>`,
    formOf(visit, "request/send", hidden, inside, kindsWithPhotos.includes(kind) ? "files" : "texts"),
    formOf(visit, "request", { pass, kind: "" }, buttonOf(t("back"), "second")),
  ]}`;
  return { state: problems.length ? "request_problem" : "request", body };
}

type Say = (field: string) => string | undefined;

function partsOf(
  visit: ShopperVisit,
  { order }: TrackedOrder,
  { kind, trust, way, choices, typed }: RequestFormView,
  text: (field: string) => string,
  problemOf: Say,
): Markup {
  const t = wordsOf(visit);
  const note = (help?: string) =>
    textOf({
      name: "note",
      label: t("field.note"),
      help,
      value: text("note"),
      longest: longestRequestNote,
      problem: problemOf("note"),
    });
  if (kind === "cancel") {
    const paid = moneyFromJson(order.netPayment.presentment);
    const back =
      trust === "confirmed" && paid.minor > 0n && t("cancel.back", { amount: formatMoney(paid, visit.locale) });
    const options = [{ value: "", label: t("why.none") }, ...cancelWhy.map((value) => ({ value, label: t(`why.${value}`) }))]; // prettier-ignore
    return markup`${[
      markup`<p>${t("cancel.whole")}</p>`,
      back && markup`<p>${back}</p>`,
      choiceOf({ name: "reason", label: t("field.why"), value: text("reason"), options }),
    ]}`;
  }
  if (kind === "address") return addressFields(visit, order, typed, problemOf);
  if (kind === "late") return note(t("field.noteHelp"));
  const only = choices.lines.length === 1 && choices.lines[0]?.most === 1;
  return markup`${[
    choices.lines.map((line) => lineFields(visit, kind, line, choices, { text, problemOf, isOnly: only })),
    note(t(kind === "exchange" ? "field.noteExchange" : "field.noteHelp")),
    kindsWithPhotos.includes(kind) &&
      filesOf({
        name: "photos",
        label: t("field.photos"),
        help: t(way === "now" && kindsNeedingPhoto.includes(kind) ? "field.photosNow" : "field.photosHelp"),
        types: shopperFileTypes,
        problem: problemOf("photos"),
      }),
  ]}`;
}

function lineFields(
  visit: ShopperVisit,
  kind: RequestKind,
  line: ChoosableLine,
  { reasons }: RequestChoices,
  { text, problemOf, isOnly }: { text: (field: string) => string; problemOf: Say; isOnly: boolean },
): Markup {
  const t = wordsOf(visit);
  const name = `line.${line.id}`;
  const value = text(name) || (isOnly ? "1" : "0");
  const problem = problemOf(name);
  const label = t("field.howMany");
  const options = Array.from({ length: Math.min(line.most, mostListed) + 1 }, (_, number) => ({
    value: String(number),
    label: number === 0 ? t("field.notThis") : String(number),
  }));
  const quantity =
    line.most > mostListed
      ? lineOf({ name, label, value, complete: "off", mode: "numeric", longest: 5, required: false, problem })
      : choiceOf({ name, label, value, options, problem });
  return markup`<fieldset class="latte-help__line"><legend>${line.title}</legend>${[
    quantity,
    reasons.length > 0 &&
      choiceOf({
        name: `reason.${line.id}`,
        label: t("field.reason"),
        value: text(`reason.${line.id}`),
        options: [
          { value: "", label: t("field.choose") },
          ...reasons.map(({ id, name: label }) => ({ value: id, label })),
        ],
        problem: problemOf(`reason.${line.id}`),
      }),
    kind === "exchange" &&
      Boolean(line.variants?.length) &&
      choiceOf({
        name: `instead.${line.id}`,
        label: t("field.instead"),
        value: text(`instead.${line.id}`),
        options: [
          { value: "", label: t("field.insteadWords") },
          ...(line.variants ?? []).map(({ id, title }) => ({ value: id, label: title })),
        ],
      }),
  ]}</fieldset>`;
}

const completes = {
  lastName: "name",
  company: "organization",
  address1: "address-line1",
  address2: "address-line2",
  zip: "postal-code",
  city: "address-level2",
  phone: "tel",
} as const;

function addressFields(
  visit: ShopperVisit,
  order: TrackedOrder["order"],
  typed: RequestFormView["typed"],
  problemOf: Say,
): Markup {
  const t = wordsOf(visit);
  const before = addressOf(order);
  const known = typedFields(before);
  const value = (field: string) => typed?.(`address.${field}`) ?? known[`address.${field}`] ?? "";
  const country = before?.countryCode ?? "";
  const provinces = listProvinces(country);
  const needed = new Set(["lastName", "address1", "city"]);
  const fields = (Object.keys(completes) as (keyof typeof completes)[]).map((field) =>
    lineOf({
      name: `address.${field}`,
      label: t(`address.${field}`),
      value: value(field),
      complete: completes[field],
      longest: 255,
      required: needed.has(field),
      problem: problemOf(`address.${field}`),
    }),
  );
  return markup`${[
    fields,
    provinces &&
      choiceOf({
        name: "address.provinceCode",
        label: t("address.province"),
        value: value("provinceCode"),
        options: [{ value: "", label: t("field.choose") }, ...provinces],
        problem: problemOf("address.provinceCode"),
      }),
    country &&
      markup`<p class="latte-help__hint">${t("address.country", { country: countryName(country, visit.locale) })}</p>`,
  ]}`;
}

/** What is wrong with a field, in the visit's language. */
function sayProblem(visit: ShopperVisit, { problem, detail }: FieldProblem): string {
  const t = wordsOf(visit);
  const known = ["missing", "too_long", "province", "quantity", "reason_missing", "say_why", "say_what", "nothing_chosen", "unchanged", "note_too_long", "files", "files_unavailable"] as const; // prettier-ignore
  const word = known.find((one) => one === problem) ?? "some";
  return t(`problem.${word}`, { detail: detail ?? "" });
}

import { randomBytes } from "node:crypto";
import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { makeFormToken } from "./form-token.server.ts";
import { shopperFileTypes } from "./shopper-file.ts";
import { addressIn, type ShopperVisit } from "./visit.ts";

/** A field that one types into, with its label, and what helps below it. */
export function fieldOf(field: {
  name: string;
  label: string;
  help?: string;
  value?: string;
  /** As HTML's attribute: what browsers fill in. */
  complete: string;
  mode?: "text" | "email" | "numeric";
  longest: number;
  /** What is wrong with what was typed. */
  problem?: string;
  isOptional?: boolean;
}): Markup {
  const { id, label, wrong, below } = partsOf(field);
  return markup`<div class="latte-help__field">${label}<input id="${id}" name="${field.name}" value="${field.value}" autocomplete="${field.complete}" inputmode="${field.mode ?? "text"}" maxlength="${field.longest}"${field.isOptional ? null : markup` required`}${wrong}>${below}</div>`;
}

/** A field for a text of several lines. */
export function textOf(field: {
  name: string;
  label: string;
  value: string;
  longest: number;
  problem?: string;
  /** An address of ours that our script asks, while one writes, for articles that fit. */
  suggest?: string;
}): Markup {
  const { id, label, wrong, below } = partsOf(field);
  const suggest = field.suggest ? markup` data-latte-suggest="${field.suggest}"` : null;
  // A line feed right after the tag is not part of the text.
  return markup`<div class="latte-help__field">${label}<textarea id="${id}" name="${field.name}" rows="6" maxlength="${field.longest}" required${suggest}${wrong}>\n${field.value}</textarea>${below}</div>`;
}

/** A field in which one of several is chosen; `none`: the words for nothing chosen. */
export function choiceOf(field: {
  name: string;
  label: string;
  none: string;
  value: string;
  choices: readonly { value: string; name: string }[];
}): Markup {
  const { id, label } = partsOf(field);
  const options = [{ value: "", name: field.none }, ...field.choices].map(
    ({ value, name }) =>
      markup`<option value="${value}"${value === field.value ? markup` selected` : null}>${name}</option>`,
  );
  return markup`<div class="latte-help__field">${label}<select id="${id}" name="${field.name}">${options}</select></div>`;
}

/** The label of a field, and what stands below it. Several blocks may stand on one page: each field has an id of its own. */
function partsOf(field: { name: string; label: string; help?: string; problem?: string }) {
  const id = `latte-${field.name}-${randomBytes(4).toString("hex")}`;
  const described = [field.help && `${id}-help`, field.problem && `${id}-problem`].filter(Boolean).join(" ");
  return {
    id,
    label: markup`<label for="${id}">${field.label}</label>`,
    wrong: markup`${described ? markup` aria-describedby="${described}"` : null}${field.problem ? markup` aria-invalid="true"` : null}`,
    below: markup`${field.help ? markup`<p class="latte-help__hint" id="${id}-help">${field.help}</p>` : null}${field.problem ? markup`<p class="latte-help__problem" id="${id}-problem">${field.problem}</p>` : null}`,
  };
}

/** A field for photos and documents. It comes last in a form: what stands before it is read also where it is too large. */
export function filesFieldOf(field: { name: string; label: string; help: string; problem?: string }): Markup {
  const { id, label, wrong, below } = partsOf(field);
  return markup`<div class="latte-help__field">${label}<input id="${id}" name="${field.name}" type="file" multiple accept="${shopperFileTypes}"${wrong}>${below}</div>`;
}

const tokens = new WeakMap<ShopperVisit, string>();

/** All forms of an answer carry the same one. */
function tokenOf(visit: ShopperVisit): string {
  const token = tokens.get(visit) ?? makeFormToken(visit);
  tokens.set(visit, token);
  return token;
}

/**
 * A form of ours that posts to `path`, with what proves that it is ours, and values that go along unseen.
 * @param takes `files` where a field for them is in it
 */
export function formOf(
  visit: ShopperVisit,
  path: string,
  hidden: Readonly<Record<string, string>>,
  inside: Markup,
  takes: "texts" | "files" = "texts",
): Markup {
  const more = Object.entries({ token: tokenOf(visit), ...hidden });
  const encoding = takes === "files" ? markup` enctype="multipart/form-data"` : null;
  return markup`<form class="latte-help__form" method="post" action="${addressIn(visit, path)}"${encoding}>${more.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`)}${inside}</form>`;
}

/** `first`: the one thing to do here. */
export const buttonOf = (label: string, weight: "first" | "second" = "first"): Markup =>
  markup`<button type="submit" class="latte-help__button latte-help__button--${weight}">${label}</button>`;

/** Something that has to be seen: read out at once. */
export const noticeOf = (title: string, more?: string | null): Markup =>
  markup`<div class="latte-help__notice" role="status"><p><strong>${title}</strong></p>${more ? markup`<p>${more}</p>` : null}</div>`;

/** The head of what is shown: our script moves the focus there. */
export const headingOf = (text: string): Markup => markup`<h2 class="latte-help__title" tabindex="-1">${text}</h2>`;

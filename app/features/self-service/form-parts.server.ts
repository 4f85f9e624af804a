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
}): Markup {
  // Several blocks may stand on one page.
  const id = `latte-${field.name}-${randomBytes(4).toString("hex")}`;
  return markup`<div class="latte-help__field"><label for="${id}">${field.label}</label><input id="${id}" name="${field.name}" value="${field.value}" autocomplete="${field.complete}" inputmode="${field.mode ?? "text"}" maxlength="${field.longest}" required${field.help ? markup` aria-describedby="${id}-help"` : null}>${field.help ? markup`<p class="latte-help__hint" id="${id}-help">${field.help}</p>` : null}</div>`;
}

/** A field for photos and documents. It comes last in a form: what stands before it is read also where it is too large. */
export function filesFieldOf(field: { name: string; label: string; help: string }): Markup {
  const id = `latte-${field.name}-${randomBytes(4).toString("hex")}`;
  return markup`<div class="latte-help__field"><label for="${id}">${field.label}</label><input id="${id}" name="${field.name}" type="file" multiple accept="${shopperFileTypes}" aria-describedby="${id}-help"><p class="latte-help__hint" id="${id}-help">${field.help}</p></div>`;
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
  const more = Object.entries({ ...hidden, token: makeFormToken(visit) });
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

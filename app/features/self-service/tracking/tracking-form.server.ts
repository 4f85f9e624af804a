import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import { buttonOf, fieldOf, formOf, headingOf, noticeOf } from "../form-parts.server.ts";
import type { ShopperPage } from "../shopper-page.ts";
import type { ShopperVisit } from "../visit.ts";
import { wordsOf } from "./tracking-words.server.ts";
import { writeLink } from "./write-link.server.ts";

/** What was typed stays in the form. */
export interface TypedOrder {
  number: string;
  contact: string;
}

export type FormNotice = "again" | "nothing" | "missing" | "expired" | { retryAfterSeconds: number };

/** The form by which a guest finds their order, with what became of the last try. */
export function showTrackingForm(visit: ShopperVisit, typed?: TypedOrder, notice?: FormNotice): ShopperPage {
  const t = wordsOf(visit);
  const body = markup`${headingOf(t("form.title"))}${notice ? sayNotice(visit, notice) : null}${formOf(
    visit,
    "tracking",
    {},
    markup`${fieldOf({
      name: "number",
      label: t("form.number"),
      help: t("form.numberHelp"),
      value: typed?.number,
      complete: "off",
      longest: 60,
    })}${fieldOf({
      name: "contact",
      label: t("form.contact"),
      help: t("form.contactHelp"),
      value: typed?.contact,
      complete: "email",
      mode: "email",
      longest: 200,
    })}${buttonOf(t("form.find"))}`,
  )}${writeLink(visit, null)}`;
  const wait = typeof notice === "object" ? notice.retryAfterSeconds : undefined;
  return { state: stateOf(notice), body, retryAfterSeconds: wait };
}

const stateOf = (notice: FormNotice | undefined): string =>
  typeof notice === "object" ? "too_often" : (notice ?? "form");

function sayNotice(visit: ShopperVisit, notice: FormNotice): Markup {
  const t = wordsOf(visit);
  if (typeof notice === "object")
    return noticeOf(t("form.tooOften", { count: Math.ceil(notice.retryAfterSeconds / 60) }));
  return noticeOf(t(`form.${notice}`), notice === "nothing" ? t("form.nothingHelp") : null);
}

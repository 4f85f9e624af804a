import { localeFor, type Locale } from "#app/platform/i18n/locales.ts";

/** What is known of the person whom a reply was written to. */
export interface Person {
  /** Names, as they stand in the ticket and on its order. */
  names: readonly string[];
  /** The names of their orders: "#1042". */
  orders: readonly string[];
}

/** What stands in the place of what was personal, in the language of the reply. */
const words: Record<Locale, Record<"name" | "email" | "link" | "order" | "number" | "amount", string>> = {
  en: { name: "name", email: "e-mail", link: "link", order: "order number", number: "number", amount: "amount" },
  "pt-BR": {
    name: "nome",
    email: "e-mail",
    link: "link",
    order: "número do pedido",
    number: "número",
    amount: "valor",
  },
  pl: { name: "imię", email: "e-mail", link: "link", order: "numer zamówienia", number: "numer", amount: "kwota" },
};

/** Shorter parts of names are everyday words too often. */
const shortestName = 3;
const currency = "€|\\$|£|R\\$|zł|EUR|USD|GBP|PLN|BRL";

/**
 * The text of a reply without what belongs to one customer, as well as a machine can: names, addresses, order numbers,
 * amounts, long numbers, links that carry a code. Each stands as a blank: [[name]]. Somebody has to look at it all the same.
 */
export function hidePersonal(text: string, { names, orders }: Person, language: string | null): string {
  const word = words[localeFor(language)];
  const put = (name: keyof typeof word) => `[[${word[name]}]]`;
  let out = text
    .replace(/[^\s@<>()[\]]{1,64}@[^\s@<>()[\]]{1,250}\.[\p{L}\d-]{1,60}/gu, put("email"))
    .replace(/https?:\/\/[^\s<>()[\]]+/g, (url) => (isGeneral(url) ? url : put("link")));
  for (const order of [...orders].sort((a, b) => b.length - a.length))
    if (order.replace(/\D/g, "").length >= 2) out = out.replace(alone(escape(order).replace(/^#/, "#?")), put("order"));
  out = out
    .replace(/#\d{2,}\b/g, put("order"))
    .replace(
      new RegExp(
        `(?:${currency})\\s?\\d[\\d.,\u00a0 ]{0,15}|(?<!\\d)\\d[\\d.,\u00a0 ]{0,15}(?:${currency})(?!\\p{L})`,
        "gu",
      ),
      (sum) => put("amount") + (/[.,\s]$/.exec(sum)?.[0] ?? ""),
    )
    .replace(/(?<![\p{L}\d])[A-Z\d][A-Z\d-]{5,39}(?![\p{L}\d-])/gu, (code) =>
      /(?:\d.*){4}/.test(code) ? put("number") : code,
    )
    .replace(/(?<!\d)\+?\d[\d ().-]{5,25}\d(?!\d)/g, put("number"));
  const parts = names.flatMap((name) => [name, ...name.split(/[\s,]+/)]).map((name) => name.trim());
  for (const name of [...new Set(parts)]
    .filter((one) => one.length >= shortestName)
    .sort((a, b) => b.length - a.length))
    out = out.replace(alone(escape(name)), put("name"));
  return out;
}

/** Of nobody: a page of a shop or of a carrier, without a query and without a number that could be somebody's. */
const isGeneral = (url: string): boolean => !/[?#]/.test(url) && !/\d{4}/.test(url);

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const alone = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, "giu");

/** A reply without its salutation: the first line, when it is short and ends as one does. */
export const withoutSalutation = (text: string): string =>
  text.replace(/^\s*[^\n]{1,60}[,!:]?\s*\n(?=\s*\n)/, (line) => (/[,!:]\s*$/.test(line) ? "" : line)).trimStart();

import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { localeFor } from "#app/platform/i18n/locales.ts";
import { renderLightMarkdown } from "#app/platform/mail/light-markdown.ts";
import { safeCell } from "../privacy/csv-cells.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { addImported, addressOf, tryImported } from "./add-imported.server.ts";
import { cleanArticleHtml } from "./article-html.server.ts";
import { parseArticleLocale } from "./article-locale.ts";
import type { ImportPreview } from "./import-view.ts";
import type { NewArticle } from "./keep-article.server.ts";

/** As much is read at a time. Ours; in bytes and in rows. */
export const largestCsv = 5 * 1024 * 1024;
const mostRows = 1_000;

const columns = ["title", "body", "category", "locale", "slug"] as const;
type Column = (typeof columns)[number];
/** What the columns are also called. */
const others: Record<string, Column> = {
  question: "title",
  answer: "body",
  text: "body",
  html: "body",
  content: "body",
  language: "locale",
  address: "slug",
  handle: "slug",
  tytuł: "title",
  treść: "body",
  kategoria: "category",
  język: "locale",
  título: "title",
  conteúdo: "body",
  texto: "body",
  categoria: "category",
  idioma: "locale",
};

export type CsvProblem = "not_csv" | "no_columns" | "too_many_rows" | "no_rows";

/**
 * Reads articles from a CSV file: columns `title` and `body` (HTML, or plain text), and if one likes `category`, `locale`
 * and `slug`, separated by commas, semicolons or tabs. `add` writes those without a problem as drafts; without it they are
 * only looked at. Rows with a problem come back as a file of the same columns.
 */
export async function importCsv(
  desk: StaffDesk,
  bytes: Uint8Array,
  add: boolean,
): Promise<Outcome<ImportPreview, CsvProblem>> {
  const read = readRows(bytes);
  if (!read.ok) return read;
  const articles = read.value.map(({ cells }) => toArticle(cells, desk.staff.locale));
  const valid = articles.flatMap((one) => (one ? [one] : []));
  const answers = add ? await addImported(desk, valid) : await tryImported(desk, valid);
  let at = 0;
  const rows = read.value.map(({ line, cells }, index) => {
    const article = articles[index];
    return {
      line,
      title: cells.title.slice(0, 200),
      category: cells.category.slice(0, 100),
      locale: article?.locale ?? cells.locale.slice(0, 20),
      slug: article ? addressOf(article) : cells.slug.slice(0, 80),
      excerpt: article ? cleanArticleHtml(article.html.slice(0, 2_000)).text.replace(/\s+/g, " ").slice(0, 120) : "",
      problem: article ? (answers[at++] ?? null) : "locale_wrong",
    };
  });
  const failed = read.value.filter((_, index) => rows[index]?.problem);
  return succeed({
    rows,
    failedCsv: failed.length
      ? stringify([[...columns], ...failed.map(({ cells }) => columns.map((one) => safeCell(cells[one])))], {
          bom: true,
        })
      : null,
    added: add ? rows.filter((row) => row.problem === null).length : null,
  });
}

interface Row {
  line: number;
  cells: Record<Column, string>;
}

function readRows(bytes: Uint8Array): Outcome<Row[], CsvProblem> {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const head = text.slice(0, text.search(/[\r\n]|$/));
    const delimiter = [";", "\t"].find((one) => head.includes(one) && !head.includes(",")) ?? ",";
    records = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as never;
  } catch (error) {
    return refuse("not_csv", {
      detail: error instanceof TypeError ? "UTF-8" : String((error as Error).message).slice(0, 200),
    });
  }
  const [head, ...rest] = records;
  const names = (head?.record ?? []).map((name) => {
    const word = name.trim().toLowerCase();
    return columns.find((one) => one === word) ?? others[word];
  });
  if (!names.includes("title") || !names.includes("body")) return refuse("no_columns");
  if (!rest.length) return refuse("no_rows");
  if (rest.length > mostRows) return refuse("too_many_rows");
  return succeed(
    rest.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(columns.map((one) => [one, record[names.indexOf(one)] ?? ""])) as Row["cells"],
    })),
  );
}

/** Null: its language is none. */
function toArticle(cells: Row["cells"], reader: string): NewArticle | null {
  const locale = cells.locale.trim() ? parseArticleLocale(cells.locale) : localeFor(reader);
  if (!locale) return null;
  // A file of ours may have put an apostrophe before what a spreadsheet would take for a formula.
  const body = cells.body.replace(/^'(?=[\s]*[=+\-@|])/, "");
  const html = /<\/?[a-z][^<>]*>/i.test(body) ? body : renderLightMarkdown(body);
  return { title: cells.title, html, category: cells.category, locale, slug: cells.slug };
}

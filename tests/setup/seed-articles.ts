import type { Client } from "pg";
import { starters } from "#app/features/articles/add-starters.server.ts";
import { cleanArticleHtml } from "#app/features/articles/article-html.server.ts";
import { builtInCategories } from "#app/features/articles/article-category.ts";
import { blank } from "#app/features/articles/find-blanks.ts";
import { starterCategory, starterKeys, type StarterKey } from "#app/features/articles/starters/starter.ts";
import { locales, type Locale } from "#app/platform/i18n/locales.ts";
import { renderLightMarkdown } from "#app/platform/mail/light-markdown.ts";

/** What the shop of the demo fills in where a starter leaves a blank, one after the other. */
const facts: Record<Locale, Partial<Record<StarterKey, string[]>>> = {
  en: {
    payment_methods: ["cards, PayPal and Klarna", "when the order is sent", "VAT", "5"],
    change_order: ["two"],
    delivery_time: [
      "2 pm",
      "the same",
      "Germany",
      "1 to 2",
      "4.90 €",
      "Europe",
      "3 to 6",
      "9.90 €",
      "60 €",
      "DHL and UPS",
    ],
    not_arrived: ["2", "14", "send it again or give the money back"],
    return: ["30", "unused, in their packaging", "a label by e-mail", "14", "us", "gift cards and opened food"],
    refund_time: ["3", "refunded where all of it comes back"],
    my_data: ["privacy@example.com"],
  },
  pl: {
    payment_methods: ["kartą, PayPal i Klarna", "przy wysyłce", "VAT", "5"],
    change_order: ["2"],
    delivery_time: ["14", "tego samego", "Niemcy", "1–2", "4,90 €", "Europa", "3–6", "9,90 €", "60 €", "DHL i UPS"],
    not_arrived: ["2", "14", "wyślemy ponownie albo zwrócimy pieniądze"],
    return: [
      "30",
      "nieużywane, w opakowaniu",
      "etykietę e-mailem",
      "14",
      "sklep",
      "karty podarunkowe i otwarta żywność",
    ],
    refund_time: ["3", "zwracamy, gdy wraca wszystko"],
  },
  "pt-BR": {
    delivery_time: ["14h", "no mesmo", "Alemanha", "1 a 2", "4,90 €", "Europa", "3 a 6", "9,90 €", "60 €", "DHL e UPS"],
    return: [
      "30",
      "sem uso, na embalagem",
      "uma etiqueta por e-mail",
      "14",
      "nós",
      "vales-presente e alimentos abertos",
    ],
  },
};
const ready: StarterKey[] = ["track", "sign_in", "confirmation_missing"];

/**
 * A help centre as a shop has it after some months: most articles published, some of them in three languages, one with
 * a newer draft, some hardly begun; views, votes, tickets and searches of the last weeks, so that there is something to do.
 */
export async function seedArticles(client: Client, shopId: string, now: Date): Promise<void> {
  const category = new Map<string, string>();
  for (const [position, key] of builtInCategories.entries()) {
    const { rows } = await client.query<{ id: string }>(
      "insert into article_category (shop_id, key, position) values ($1, $2, $3) on conflict (shop_id, key) do update set position = excluded.position returning id",
      [shopId, key, position],
    );
    category.set(key, rows[0]!.id);
  }
  const staff = (
    await client.query<{ id: string }>("select id from staff where shop_id = $1 order by id limit 1", [shopId])
  ).rows[0]?.id;
  for (const [position, key] of starterKeys.entries()) {
    const texts = locales.map((locale) => ({ locale, ...filled(key, locale) }));
    const isLive = texts.some((one) => one.isReady);
    const reviewOn = new Date(now.getTime() + (key === "delivery_time" ? -9 : 30 + position * 17) * 86_400_000);
    const { rows } = await client.query<{ id: string }>(
      `insert into article (shop_id, category_id, slug, is_live, position, owner_id, review_on, policy, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning id`,
      [shopId, category.get(starterCategory[key]), key.replaceAll("_", "-"), isLive, position, position % 3 ? staff : null,
        isLive ? reviewOn : null, key === "return" || key === "refund_time" ? "refund" : null, now],
    ); // prettier-ignore
    const id = rows[0]!.id;
    for (const { locale, title, html, isReady } of texts) {
      if (!isReady && locale !== "en") continue;
      const clean = cleanArticleHtml(html);
      const published = isReady ? [title, clean.html, clean.text, 1, now] : [null, null, null, 0, null];
      const draft = isReady ? (key === "refund_time" && locale === "en" ? [title, `${clean.html}<p>Store credit is there at once.</p>`] : [null, null]) : [title, clean.html]; // prettier-ignore
      await client.query(
        `insert into article_text (shop_id, article_id, locale, title, body_html, body_text, version, published_at,
           draft_title, draft_html, draft_at, draft_by_id, revision)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)`,
        [shopId, id, locale, ...published, ...draft, draft[0] ? now : null, draft[0] ? staff : null],
      );
      if (isReady)
        await client.query(
          `insert into article_version (shop_id, article_id, locale, version, title, body_html, published_at, staff_id)
           values ($1, $2, $3, 1, $4, $5, $6, $7)`,
          [shopId, id, locale, title, clean.html, now, staff],
        );
    }
    if (!isLive) continue;
    // One that helps too few; the others do well.
    const [helpful, unhelpful] = key === "not_arrived" ? [3, 1] : key === "change_order" ? [1, 2] : [4, 1];
    await client.query(
      `insert into article_day (shop_id, article_id, day, views, helpful, unhelpful, inserted)
       select $1, $2, $3::date - n, 9 + n % 5, $4, $5, n % 2 from generate_series(1, 12) n`,
      [shopId, id, now, helpful, unhelpful],
    );
  }
  await client.query(
    `insert into article_search (shop_id, locale, words, times, found, last_at) values
       ($1, 'en', 'gift wrapping', 14, 0, $2), ($1, 'en', 'dishwasher', 9, 0, $2), ($1, 'pl', 'paczkomat', 6, 0, $2),
       ($1, 'en', 'return', 41, 2, $2) on conflict do nothing`,
    [shopId, now],
  );
}

function filled(key: StarterKey, locale: Locale): { title: string; html: string; isReady: boolean } {
  const { title, body } = starters[locale][key];
  const words = facts[locale][key] ?? [];
  let at = 0;
  const text = body.replace(blank, (whole) => words[at++] ?? whole);
  return {
    title,
    html: renderLightMarkdown(text),
    isReady: (words.length > 0 || ready.includes(key)) && !text.includes("[["),
  };
}

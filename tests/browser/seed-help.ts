import { withClient, type RunningApp } from "#tests/setup/running-app.ts";

const texts = {
  "how-to-return": {
    en: ["How do I return something?", "<p>You have <strong>14 days</strong>. Put the item into its box, print the label and bring the parcel to the post office.</p><h2>What it costs</h2><ul><li>Within the country: nothing.</li><li>From abroad: the postage.</li></ul>"],
    pl: ["Jak zwrócić produkt?", "<p>Masz <strong>14 dni</strong>. Zapakuj produkt do pudełka, wydrukuj etykietę i zanieś paczkę na pocztę.</p>"],
    "pt-BR": ["Como faço uma devolução?", "<p>Você tem <strong>14 dias</strong>. Coloque o produto na caixa, imprima a etiqueta e leve o pacote aos Correios.</p>"],
  },
  "where-is-my-parcel": {
    en: ["Where is my parcel?", "<p>Look at the tracking page. Delivery takes 2–4 days.</p>"],
    pl: ["Gdzie jest moja paczka?", "<p>Zajrzyj na stronę śledzenia. Dostawa trwa 2–4 dni.</p>"],
    "pt-BR": ["Onde está meu pacote?", "<p>Veja a página de rastreamento. A entrega leva de 2 a 4 dias.</p>"],
  },
  "gift-cards": { en: ["Paying with gift cards", "<p>Type the code at checkout.</p>"] },
} as const satisfies Record<string, Record<string, readonly [string, string]>>; // prettier-ignore

/** A small help centre, published and told to the theme, as the staff and a job of the app would do it. */
export async function seedHelp(running: RunningApp): Promise<void> {
  const { domain } = running.state.shop;
  await withClient(running.databaseUrl, async (client) => {
    const { rows } = await client.query<{ shop_id: string }>("select shop_id from shop where domain = $1", [domain]);
    const shop = rows[0]!.shop_id;
    const category = await client.query<{ id: string }>(
      "insert into article_category (shop_id, key, position) values ($1, 'returns', 3) on conflict (shop_id, key) do update set position = 3 returning id",
      [shop],
    );
    for (const [position, [slug, languages]] of Object.entries(texts).entries()) {
      const article = await client.query<{ id: string }>(
        "insert into article (shop_id, category_id, slug, is_live, position, policy) values ($1, $2, $3, true, $4, 'refund') returning id",
        [shop, category.rows[0]!.id, slug, position],
      );
      for (const [locale, [title, html]] of Object.entries(languages))
        await client.query(
          "insert into article_text (shop_id, article_id, locale, title, body_html, body_text, published_at, version) values ($1, $2, $3, $4, $5, $6, now(), 1)",
          [shop, article.rows[0]!.id, locale, title, html, html.replace(/<[^>]*>/g, " ")],
        );
    }
  });
  const inLocale = (locale: "en" | "pl" | "pt-BR") => {
    const top = Object.entries(texts).map(([slug, languages]) => {
      const [title] = locale in languages ? languages[locale as "en"] : languages.en;
      return { slug, title };
    });
    return [locale, { locale, top, categories: [] }] as const;
  };
  const faq = { first: "en", by_locale: Object.fromEntries((["en", "pl", "pt-BR"] as const).map(inLocale)) };
  running.state.appData = { ...running.state.appData, "latte.faq": JSON.stringify(faq) };
}

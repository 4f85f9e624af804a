import type pg from "pg";

/** The same numbers for the same seed. */
function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const real = {
  en: "how can return order parcel refund shipping delivery tracking payment invoice exchange customer account address change cancel label gift card size colour broken missing late customs days free cost store credit password mail code",
  pl: "jak zwrot zamówienie paczka wysyłka dostawa śledzenie płatność faktura wymiana klient konto adres zmiana anulować etykieta karta rozmiar kolor uszkodzony brak spóźniona cło dni darmowa koszt sklep hasło kod zwrócić przesyłka",
  "pt-BR":
    "como devolução pedido pacote envio entrega rastreamento pagamento fatura troca cliente conta endereço mudança cancelar etiqueta cartão tamanho cor quebrado faltando atrasado alfândega dias grátis custo loja senha código devolver reembolso",
} as const;
export const benchLocales = Object.keys(real) as (keyof typeof real)[];

/** Words of a language: those of a help desk first, then made up ones; the earlier, the more common (Zipf). */
function wordsOf(locale: keyof typeof real, count: number): string[] {
  const draw = drawFrom(locale.length * 7 + 1);
  const syllables = "ba be co da de fi ga go ha ka ki la le li ma mi mo na ne no pa pe ra re ri sa se si ta te ti to va ve vo za zo".split(" "); // prettier-ignore
  const made = new Set(real[locale].split(" "));
  while (made.size < count)
    made.add(Array.from({ length: 2 + Math.floor(draw() * 3) }, () => syllables[Math.floor(draw() * syllables.length)]!).join("")); // prettier-ignore
  return [...made];
}

/** Fills a shop with as many published articles in all three languages, of some 180 words each. */
export async function makeArticles(client: pg.Client, shopId: number, articles: number): Promise<void> {
  await client.query(
    `insert into article_category (shop_id, id, names, position) values ($1::bigint, $1::bigint * 10, '{"en": "Help"}', 0)`,
    [shopId],
  );
  await client.query(
    `insert into article (shop_id, id, category_id, slug, is_live, position)
     select $1::bigint, $1::bigint * 1000000 + n, $1::bigint * 10, 'article-' || n, true, n from generate_series(1, $2::int) n`,
    [shopId, articles],
  );
  for (const locale of benchLocales) {
    const words = wordsOf(locale, 6_000);
    const draw = drawFrom(shopId + locale.length);
    const word = () => words[Math.floor(words.length ** draw()) - 1] ?? words[0]!;
    const text = (count: number) => Array.from({ length: count }, word).join(" ");
    for (let from = 1; from <= articles; from += 200) {
      const rows = Array.from({ length: Math.min(200, articles - from + 1) }, (_, place) => ({ id: shopId * 1_000_000 + from + place, title: text(6), body: text(180) })); // prettier-ignore
      await client.query(
        `insert into article_text (shop_id, article_id, locale, title, body_html, body_text, published_at, version)
         select $1::bigint, id, $2, title, '<p>' || body || '</p>', body, now(), 1
         from jsonb_to_recordset($3::jsonb) as r(id bigint, title text, body text)`,
        [shopId, locale, JSON.stringify(rows)],
      );
    }
  }
}

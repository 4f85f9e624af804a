import type { StaffDesk } from "#app/features/shared/desk.ts";
import { publishArticle } from "./publish-article.ts";

/** A small help centre in three languages, some of it in one only. Gives the ids by address. */
export async function seedHelp(desk: StaffDesk): Promise<Record<string, bigint>> {
  const ids: Record<string, bigint> = {};
  const add = async (article: Parameters<typeof publishArticle>[1]) =>
    void (ids[article.slug] = await publishArticle(desk, article));
  await add({
    category: "returns",
    slug: "how-to-return",
    policy: "refund",
    texts: {
      en: {
        title: "How do I return something?",
        html: "<p>You have 14 days. Put the item into its box, print the label and bring the parcel to the post office.</p><h2>Costs</h2><p>Returning is free.</p>",
      },
      pl: {
        title: "Jak zwrócić produkt?",
        html: "<p>Masz 14 dni. Zapakuj produkt do pudełka, wydrukuj etykietę i zanieś paczkę na pocztę.</p>",
      },
      "pt-BR": {
        title: "Como faço uma devolução?",
        html: "<p>Você tem 14 dias. Coloque o produto na caixa, imprima a etiqueta e leve o pacote aos Correios.</p>",
      },
    },
  });
  await add({
    category: "shipping",
    slug: "where-is-my-parcel",
    texts: {
      en: { title: "Where is my parcel?", html: "<p>Look at the tracking page. Delivery takes 2–4 days; returns take longer.</p>" },
      pl: { title: "Gdzie jest moja paczka?", html: "<p>Zajrzyj na stronę śledzenia. Dostawa trwa 2–4 dni.</p>" },
    },
  }); // prettier-ignore
  await add({
    category: "billing",
    slug: "gift-cards",
    texts: {
      en: { title: "Paying with gift cards", html: "<p>Type the code at checkout. It pays for shipping too.</p>" },
    },
  });
  return ids;
}

/** Goods that go out for a return, by Shopify's id of the variant. */
export interface GoingOut {
  variantId: string;
  quantity: number;
}

/** Goods that go out, as a form carries them: "123*2,456*1", by number. */
export const wordForOut = (goods: readonly GoingOut[]): string =>
  goods.map(({ variantId, quantity }) => `${variantId.slice(variantId.lastIndexOf("/") + 1)}*${quantity}`).join();

/** Reads it again; what is anything else is nothing. */
export const listOut = (word: string): GoingOut[] =>
  /^(\d{1,20}\*\d{1,5})(,\d{1,20}\*\d{1,5}){0,19}$/.test(word)
    ? word.split(",").map((one) => {
        const [id, quantity] = one.split("*");
        return { variantId: `gid://shopify/ProductVariant/${id}`, quantity: Number(quantity) };
      })
    : [];

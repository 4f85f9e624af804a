const picture = /<img data-file="(\d{1,19})"/g;

/** The ids of the pictures of ours that stand in the clean HTML of an article, each once. */
export const imagesIn = (html: string): bigint[] =>
  [...new Set([...html.matchAll(picture)].map((match) => match[1] ?? ""))].map(BigInt);

/**
 * Gives the pictures of ours an address, in clean HTML as it is stored.
 * @param addressOf of the picture of this id; what it gives is escaped here
 */
export const showArticleImages = (html: string, addressOf: (fileId: string) => string): string =>
  html.replace(picture, (whole, id: string) => `${whole} src="${escapeAttribute(addressOf(id))}" loading="lazy"`);

const escapeAttribute = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

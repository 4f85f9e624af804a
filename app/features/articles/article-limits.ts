/** How long an article may be; numbers are ours. In characters. */
export const longestTitle = 200;
export const longestSlug = 80;
export const longestHtml = 200_000;
export const longestCategoryName = 60;
/** In a shop. */
export const mostArticles = 5_000;
export const mostCategories = 50;
export const mostImagesOfArticle = 50;
/** In bytes. */
export const largestImage = 5 * 1024 * 1024;
/** As many versions of a text are kept; older ones go when another is published. */
export const mostVersions = 50;
/** Days of which views and votes are told in the list. */
export const countedDays = 30;

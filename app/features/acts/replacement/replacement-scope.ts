/** What sending again needs of the merchant's permissions. */
export const replacementScope = "write_draft_orders";

/** Without it the replaced order is not tagged with its replacement; all else works. */
export const linkScope = "write_orders";

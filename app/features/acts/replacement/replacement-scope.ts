/** What sending again needs of the merchant's permissions. */
export const replacementScope = "write_draft_orders";

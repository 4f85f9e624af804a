/** What refunding needs of the merchant's permissions. */
export const refundScope = "write_orders";

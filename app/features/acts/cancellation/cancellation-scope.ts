/** What cancelling needs of the merchant's permissions. */
export const cancellationScope = "write_orders";

/** An act on an order that Shopify shows otherwise than we do. */
export const difference = {
  not_at_shopify: "Compared at night: Shopify shows no trace of it. Look at the order in Shopify.",
  made_after_all: "Compared at night: it was made after all. Do not make it again; look at the order in Shopify.",
  other_sum: "Compared at night: Shopify shows another sum. Look at the order in Shopify.",
  otherwise: "It came to another sum than was confirmed.",
};

/** What the acts that prepare an order say in the same words. */
export const draft = {
  discount: {
    label: "Discount",
    none: "None",
    percent: "A part of the price",
    amount: "An amount",
  },
  percent: "Percent",
  amount: "Amount",
  shipping: {
    label: "Shipping",
    checkout: "The customer chooses when paying",
    free: "Free",
    price: "A price",
  },
  price: "Price of shipping",
  email: "Send the invoice to",
  message: "Message to the customer",
  messageHint: "Stands above the invoice.",
  noteHint: "Kept on the draft order. Only your team sees it.",
  preview: {
    title: "What it costs",
    discount: "Discount",
    shipping: "Shipping",
    tax: "Tax",
    total: "The customer pays",
    shippingLater: "Shipping comes on top when the customer pays.",
    to: "Shopify mails the invoice to {{email}}. The order is placed when it is paid.",
    notSent: "Nobody is written to. The draft waits in Shopify.",
  },
};

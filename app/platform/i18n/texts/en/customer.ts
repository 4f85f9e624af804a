export const customer = {
  cancel: "Cancel",
  tickets: {
    title: "Other tickets",
    none: "Nothing else from this customer.",
    more: "There are older ones; search for the address to see them.",
    name: "#{{number}} {{subject}}",
    failed: "They could not be read.",
  },
  acts: { refund: "Refunded", replacement: "Sent again", cancellation: "Cancelled" },
  twins: {
    title: "Probably the same person",
    because: { shopify: "Same customer in Shopify", phone: "Same phone number" },
    tickets_one: "{{count}} ticket",
    tickets_other: "{{count}} tickets",
    merge: "Merge",
    ask: "Merge {{email}} into this customer?",
    explain:
      "Tickets and messages of both become one customer's. Mail from either address is then this customer's. This cannot be undone.",
    failed: "The two could not be merged. Please reload the page and look again.",
  },
};

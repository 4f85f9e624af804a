export const customer = {
  cancel: "Cancel",
  tickets: {
    title: "Other tickets",
    none: "Nothing else from this customer.",
    more: "There are older ones; search for the address to see them.",
    name: "#{{number}} {{subject}}",
    failed: "They could not be read.",
  },
  acts: {
    refund: "Refunded",
    replacement: "Sent again",
    cancellation: "Cancelled",
    address: "Address corrected",
    credit: "Store credit",
    discount: "Discount code",
  },
  twins: {
    title: "Probably the same person",
    because: { shopify: "Same customer in Shopify", phone: "Same phone number" },
    tickets_one: "{{count}} ticket",
    tickets_other: "{{count}} tickets",
    merge: "Merge",
    ask: "Merge {{email}} into this customer?",
    explain:
      "Tickets and messages of both become one customer's. Mail from either address is then this customer's. This cannot be undone.",
  },
  merge: {
    open: "Merge with another customer",
    title: "Merge with another customer",
    search: "Name, e-mail or phone of the other customer",
    searching: "Searching",
    none: "No other customer found.",
    failed: "The search did not answer.",
    confirm: "Merge {{email}}",
    problem: {
      same_customer: "This is the same customer already.",
      missing: "This customer is not there any more. Search again.",
      erased: "This person was forgotten, as the law asks.",
      two_shopify_customers: "Shopify has them as two customers. Merge them in Shopify; they are then merged here too.",
    },
  },
};

export const invoice = {
  open: "Send an invoice",
  title: "Invoice beside {{name}}",
  what: "Invoice",
  choose: "Choose products to see what they cost.",
  confirm: "Send an invoice of {{amount}}",
  confirmNothing: "Send the invoice",
  result: {
    succeeded: {
      title: "Invoice of {{amount}} sent",
      sent: "Draft {{draft}} waits for payment. This ticket shows when it is paid.",
      confirmed: "It is paid: order {{made}} was placed.",
      none: "Draft {{draft}} was deleted in Shopify before it was paid: nobody can pay it any more.",
    },
  },
  line: {
    succeededBy: "{{who}} sent an invoice of {{amount}}, beside order {{order}}",
    paid: "The invoice of {{amount}} is paid: order {{made}}",
    draftGone: "The invoice of {{amount}} can be paid no longer: draft {{draft}} was deleted in Shopify",
  },
  problem: {
    scope_missing: "The app needs your permission to make draft orders and send invoices.",
    nothing_chosen: "Choose at least one product.",
    email: "Write an e-mail address.",
    percent: "Write a whole number from 1 to 100.",
    malformed: "Write it as an amount, like 10.50.",
    whole_number: "Write it as a whole number.",
    unknown_line: "This is not in the shop.",
    price_changed: "The price changed meanwhile. Nothing was sent: look at what it costs now.",
    not_done: "Its draft was deleted in Shopify. No invoice was sent from here.",
    changed_elsewhere: "Somebody changed its draft in Shopify. No invoice was sent from here.",
  },
};

export const hold = {
  open: "Hold or let go",
  title: "Hold what is to be sent, {{name}}",
  what: "Holding",
  what_release: "Letting go",
  part: "What is sent",
  heldBy: "Held now: {{reasons}}",
  how: {
    label: "What is to be done",
    hold: "Hold it: it is not sent until somebody lets it go",
    release: "Let it go: it can be sent",
  },
  reason: {
    INCORRECT_ADDRESS: "The address is not right",
    AWAITING_PAYMENT: "Waiting for payment",
    AWAITING_RETURN_ITEMS: "Waiting for items that come back",
    INVENTORY_OUT_OF_STOCK: "Not in stock",
    UNKNOWN_DELIVERY_DATE: "No delivery date is known",
    HIGH_RISK_OF_FRAUD: "Perhaps fraud",
    OTHER: "Other",
  },
  noteHint: "Seen by those who send it.",
  preview: {
    title: "What happens",
    choose: "Choose a reason to see what happens.",
    hold: "This is not sent from {{place}} until somebody lets it go:",
    release: "This can be sent from {{place}}:",
  },
  confirmHold: "Hold it",
  confirmRelease: "Let it go",
  result: {
    succeeded: {
      title: "It is held",
      title_release: "It can be sent",
      none: "Nothing of it is sent from {{place}} until somebody lets it go.",
      none_release: "{{place}} can send it now.",
    },
  },
  line: {
    succeededBy: "{{who}} held order {{order}}",
    succeededBy_release: "{{who}} let go of order {{order}}: it can be sent",
  },
  problem: {
    scope_missing: "The app needs your permission to hold what is to be sent.",
    fulfilled: "All of it was sent: there is nothing left to hold.",
    nothing_to_hold:
      "Shopify lets nobody hold this order, or let it go. It can be cancelled as long as nothing was sent.",
    cancelled: "This order is cancelled: nothing is sent.",
    part_gone: "This is not there any more. Look again.",
    not_holdable: "Shopify lets nobody hold this just now.",
    not_held: "Nothing holds this.",
    malformed: "Choose one of these.",
  },
};

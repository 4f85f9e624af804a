export const credit = {
  open: "Store credit",
  title: "Give store credit, {{name}}",
  what: "Store credit",
  amount: "Amount",
  has: "{{who}} has {{amount}} now.",
  until: "Can be used until",
  untilHint: "Left empty: for ever.",
  notify: "Shopify sends the customer a mail about it",
  noteHint: "Kept in this ticket. Only your team sees it.",
  noRefund: "A gift on top: it pays nothing back. What was paid goes back as a refund.",
  preview: {
    title: "What the customer then has",
    choose: "Write an amount to see what the customer then has.",
    before: "Now",
    gift: "Gift",
    after: "Then",
  },
  confirm: "Give {{amount}} of store credit",
  confirmNothing: "Give store credit",
  result: {
    succeeded: {
      title: "{{amount}} of store credit given",
      confirmed: "The customer can use it at once.",
      sent: "The customer can use it.",
      none: "The customer can use it at once.",
    },
  },
  line: {
    succeededBy: "{{who}} gave {{amount}} of store credit, order {{order}}",
  },
  decide: {
    asked: "We asked for {{amount}} of store credit on {{when}}.",
    listed: "Shopify lists as given since:",
    noneListed: "Shopify lists nothing as given since.",
    effect: {
      made: "The {{amount}} then count as given. Nothing more is sent to Shopify, and it cannot be undone.",
      not_made: "The {{amount}} then count as not given, and can be given again. It cannot be undone.",
    },
  },
  problem: {
    scope_missing: "The app needs your permission to see and give store credit.",
    no_customer:
      "The order has no customer account that credit could be given to. Money that was paid can be refunded.",
    malformed: "Write it as an amount, like 10.50.",
  },
};

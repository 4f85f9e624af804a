export const discount = {
  open: "Discount code",
  title: "Make a discount code, {{name}}",
  what: "Discount code",
  how: {
    label: "What comes off",
    percent: "A part of the price",
    amount: "An amount",
  },
  percent: "Percent",
  amount: "Amount",
  until: "Can be used until",
  noteHint: "Kept in this ticket. Only your team sees it.",
  once: "Works once, for one order of this customer, on everything in the shop.",
  preview: {
    title: "The code",
    choose: "Write what comes off to see the code.",
    offer: "{{code}}: {{worth}} off for {{who}}, until {{until}}",
  },
  confirm: "Make the code",
  result: {
    succeeded: {
      title: "The code {{code}} is there",
      none: "Put it into the reply: Shopify tells the customer nothing of it.",
    },
  },
  line: {
    succeededBy: "{{who}} made the discount code {{code}}, order {{order}}",
  },
  problem: {
    scope_missing: "The app needs your permission to make discount codes.",
    no_customer:
      "The order has no customer account that a code could be made for. Money that was paid can be refunded.",
    percent: "Write a whole number from 1 to 100.",
    malformed: "Write it as an amount, like 10.50.",
  },
};

import { returns } from "./return.ts";

export const exchange = {
  open: "Exchange",
  title: "Exchange items, {{name}}",
  what: "The exchange",
  insteadOf: "What goes out for {{title}}",
  nothing: "Nothing for it: money back",
  same: "The same again",
  other: "Something else…",
  otherFor: "Something else instead of {{title}}",
  evenIfShort: {
    label: "Exchange although too few are in stock",
    hint: "Shopify sends it when there is enough.",
  },
  preview: {
    title: "What is exchanged",
    choose: "Choose what comes back, why, and what goes out for it.",
    back: "Back: {{item}}",
    out: "Out: {{item}}",
    backWorth: "What comes back is worth",
    outWorth: "What goes out costs",
    refund: "The customer gets back",
    invoice: "The customer pays",
    even: "Nobody pays anything",
    later: "It is sent, and the difference settled, once you say that the items are back, or need not be.",
  },
  confirm: "Set up the exchange",
  result: {
    succeeded: {
      title: "Exchange {{made}} is set up",
      none: "It stands beside the order. Say there when the items are back: then the new ones can be sent.",
    },
  },
  line: {
    succeededBy: "{{who}} set up exchange {{made}}, order {{order}}",
  },
  problem: {
    ...returns.problem,
    nothing_chosen_instead: "Choose what goes out for at least one item.",
    unknown_variant: "This is not in the shop any more.",
    sold_out: "Not in stock.",
    out_of_stock: "Only {{detail}} in stock.",
    not_calculated: "Shopify does not say what this comes to. Make the exchange in Shopify.",
  },
};

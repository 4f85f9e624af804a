export const onboarding = {
  title: "Set up your help desk",
  progress: "{{done}} of {{total}} done",
  hide: "Put aside",
  hideLabel: "Put the set-up aside; Settings brings it back",
  allDone: "Everything is set up.",
  done: "Done",
  todo: "To do",
  step: {
    mailbox: {
      title: "Connect your mailbox",
      body: "Forward your support address to Latte, so that customers' mail becomes tickets.",
      go: "Connect a mailbox",
    },
    test: {
      title: "Send yourself a test",
      body: "A mail that has to come back shows that nothing gets lost.",
      go: "Test forwarding",
    },
    hours: {
      title: "Set your hours",
      body: "Customers are told honestly when somebody is in.",
      go: "Set hours",
    },
    colleagues: {
      title: "Bring in a colleague",
      body: "Give them access in Shopify admin under Users. They appear here when they open Latte.",
      go: "See who is here",
    },
    roles: {
      title: "Decide what your team may give back",
      body: "Roles set limits; what goes above, somebody you trust approves. Without them everybody may do everything.",
      go: "Set roles",
    },
    refund: {
      title: "Look at a refund before it happens",
      body: "Open a ticket with an order and press Refund: you see what would happen, and nothing is sent until you confirm.",
      go: "Open the inbox",
    },
    selfService: {
      title: "Let shoppers help themselves",
      body: "Order tracking, your answers and a contact form stand on your own pages, so that many never have to write.",
      go: "Set up self-service",
    },
  },
};

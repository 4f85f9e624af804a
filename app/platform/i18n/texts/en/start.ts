export const start = {
  title: "Write to a customer",
  email: "To (e-mail)",
  subject: "Subject",
  subjectOrder: "Your order {{order}}",
  body: "Message",
  order: "Order {{order}}",
  send: "Send",
  cancel: "Cancel",
  problem: {
    bad_address: "This is not an e-mail address that mail can be sent to.",
    subject_empty: "A subject is missing.",
    order_not_found: "This order is not known here. Take it off, or choose it in the ticket later.",
    bad_key: "This could not be sent. Please reload the page; your text stays above until then.",
    empty: "A message is missing.",
    too_long: "This message is too long.",
  },
};

export const start = {
  title: "Write to a customer",
  email: "To (e-mail)",
  subject: "Subject",
  subjectOrder: "Your order {{order}}",
  body: "Message",
  order: "Order {{order}}",
  send: "Send",
  cancel: "Cancel",
  mailbox: "From",
  leave: {
    title: "Leave without sending?",
    explain: "What you wrote is thrown away.",
    stay: "Keep writing",
    discard: "Discard",
  },
  problem: {
    bad_address: "This is not an e-mail address that mail can be sent to.",
    subject_empty: "A subject is missing.",
    order_not_found: "This order is not known here. Take it off, or choose it in the ticket later.",
    mailbox_not_found: "This mailbox was disconnected. Choose another one, or reload the page; your text is kept.",
    bad_key: "This could not be sent. Please send it again; your text is kept.",
    already_sent:
      "Another text was sent from here already, in ticket #{{detail}}. Send again to start one more ticket with what stands here now.",
    empty: "A message is missing.",
    too_long: "This message is too long.",
  },
};

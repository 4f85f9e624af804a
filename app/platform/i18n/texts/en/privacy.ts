export const privacy = {
  title: "Privacy",
  ownerOnly: "Only the account owner can see this.",
  asked: "Taken down. It appears in the list when it is done.",
  list: {
    title: "Requests about personal data",
    explain:
      "What Shopify and you asked for. By law each is to be done within 30 days. Hand an export on to the person who asked for it.",
    empty: "Nothing was asked for yet.",
    due: "Due",
    done: "Done",
    written_one: "{{count}} record in it",
    written_other: "{{count}} records in it",
    erased_one: "{{count}} record erased or changed",
    erased_other: "{{count}} records erased or changed",
    nothing: "Nothing was found",
    download: "Download",
    until: "Until",
    retracted: "A person was erased after it was made, so it was taken away. Ask for a new one if you need it.",
    downloadFailed: "The file could not be fetched. Please try again.",
  },
  kind: {
    data_request: "Export of a person",
    redact: "Erasure of a person",
    shop_export: "Export of everything",
    shop_erasure: "Erasure of everything",
  },
  state: { open: "Waiting", running: "Under way", done: "Done", failed: "Trying again" },
  source: { shopify: "Asked by Shopify", merchant: "Asked by you" },
  waits: {
    acts_open: "It waits for a refund, replacement or cancellation of this person to come to its end.",
    files_unavailable: "The store of files does not answer just now. It is tried again by itself.",
    failed: "It did not work. It is tried again by itself.",
    person_erased: "A person who is in it was erased. It is made anew by itself.",
  },
  problem: {
    not_owner: "Only the account owner can do this.",
    no_address: "This is no e-mail address.",
    confirmation: "This is not the address above.",
  },
  person: {
    title: "One person",
    explain:
      "Export or erase everything Latte has about somebody who wrote to you. What Shopify itself keeps of them is managed on the customer's page in Shopify.",
    email: "E-mail address",
    confirm: "E-mail address once more",
    confirmHelp:
      "Messages, files and mails of this person are erased for good, and their tickets are closed. Amounts of refunds stay in your books.",
    export: "Export",
    erase: "Erase…",
    eraseNow: "Erase for good",
    cancel: "Cancel",
  },
  everything: {
    title: "Everything",
    explain:
      "Customers, tickets, messages, timelines, acts on orders, staff, settings, views, tags, mailboxes, blocked senders, orders as Latte knows them and the access log, as CSV and JSON Lines; attached files, and mails as they came while they are kept. Not in it: drafts, notifications, keys and passwords. A large store takes a while; you can leave this page.",
    start: "Export everything",
  },
};

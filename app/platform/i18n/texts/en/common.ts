export const common = {
  appName: "Latte",
  nav: {
    inbox: "Inbox",
    articles: "Help articles",
    selfService: "Self-service",
    reports: "Reports",
    settings: "Settings",
  },
  status: {
    new: "New",
    open: "Open",
    pending: "Waiting for customer",
    on_hold: "On hold",
    solved: "Solved",
    closed: "Closed",
    spam: "Spam",
  },
  action: {
    retry: "Try again",
    showMore: "Show more",
  },
  outside: {
    title: "Latte opens inside Shopify admin",
    explain: "Open it there from your apps; it knows your store by the way you come in.",
    link: "Go to Shopify admin",
  },
  none: "–",
  /** Somebody's own words. */
  quoted: "“{{text}}”",
  error: {
    title: "Something went wrong",
    body: "It is our fault, and it has been noted. What you typed is still there. Please try again.",
    notFoundTitle: "This is not here",
    notFoundBody: "It may have been removed, or the address is not right.",
    toInbox: "Go to the inbox",
    offline: "No connection. What you typed stays here; try again in a moment.",
  },
  asleep: { text: "This page was not loaded completely, so nothing on it works.", reload: "Reload the page" },
  problem: {
    empty: "Write something first.",
    too_long: "This is too long.",
    not_allowed: "That is not possible just now.",
    not_found: "It is no longer there.",
    role_forbids: "Your role does not allow this. Nothing was changed.",
    unknown_person: "This person has not opened the app yet.",
    changed: "Somebody was faster: look at the ticket again.",
    changed_meanwhile:
      "Somebody else saved this meanwhile. What you typed is still here, over what they saved: look at it, and save once more.",
    not_failed: "It is already on its way.",
    unexpected: "That did not work. Please try again.",
  },
};

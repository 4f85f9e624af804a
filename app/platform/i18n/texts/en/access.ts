export const access = {
  title: "Access log",
  explain: "Who looked at which customer's data. Looking again within ten minutes adds no line.",
  ownerOnly: "Only the account owner can see this.",
  empty: "Nothing was looked at in this time.",
  newest: "Newest",
  older: "Older",
  download: "Download as CSV",
  downloadFailed: "The file could not be fetched. Please try again.",
  what: {
    ticket: "{{staff}} opened ticket",
    attachment: "{{staff}} fetched a file of ticket",
    export: "{{staff}} fetched an export",
    other: "{{staff}} looked at customer data",
  },
  filter: { staff: "Person", everybody: "Everybody", day: "Day", email: "Customer's e-mail", apply: "Show" },
};

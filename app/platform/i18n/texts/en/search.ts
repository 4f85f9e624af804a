export const search = {
  label: "Search tickets",
  placeholder: "Search by order, tracking number, SKU, e-mail, phone, name, words",
  clear: "Clear the search",
  results: "Results for “{{q}}”",
  all: "All tickets",
  noneTitle: "Nothing found for “{{q}}”",
  noneBody: "Try fewer or other words, an order number, or the customer’s e-mail address.",
  noneFiltered: "There are filters: without them more may be found.",
  foundExact: "Found by number or address",
};

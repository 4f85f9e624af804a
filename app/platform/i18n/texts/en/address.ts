export const address = {
  open: "Correct address",
  title: "Correct the address of {{name}}",
  what: "Address correction",
  confirm: "Correct the address",
  partlySent: "A part has been sent already, to the address it had then.",
  field: {
    firstName: "First name",
    lastName: "Last name",
    company: "Company",
    address1: "Street and number",
    address2: "Apartment, floor",
    city: "City",
    province: "State or province",
    provinceCode: "State or province (code)",
    zip: "Postal code",
    countryCode: "Country",
    phone: "Phone",
  },
  preview: {
    title: "What changes",
    choose: "Change the address to see what it will be.",
    before: "Before",
    after: "After",
  },
  result: {
    succeeded: {
      title: "The address is corrected",
      none: "What is still to be sent goes to the new address.",
    },
  },
  line: {
    succeededBy: "{{who}} corrected the shipping address of order {{order}}",
  },
  problem: {
    scope_missing: "The app needs your permission to change orders.",
    fulfilled:
      "All of it was sent ({{detail}}): a new address does not reach the parcel any more. It can be sent again to the right address.",
    cancelled: "This order is cancelled: nothing is sent.",
  },
};

/** The settings of the contact form in the theme. */
export const contactSettings = {
  title: "Contact form",
  topics: "Topics",
  topicsHelp:
    "What shoppers choose from when they write to you in your shop. Leave a name empty for our own words. Without any topic the form does not ask.",
  none: "There are no topics: the form does not ask for one.",
  unnamed: "New topic",
  up: "Move {{name}} up",
  down: "Move {{name}} down",
  remove: "Remove {{name}}",
  add: "Add topic",
  receipt: "Receipt by mail",
  receiptSwitch: "Tell who wrote that it has arrived",
  receiptHelp:
    "At most one mail an hour to an address, with nothing in it of what was typed: anybody can type anybody's address. It says when an answer can be expected, and your words of the automatic acknowledgement, if you wrote some.",
  problem: {
    too_long: "At most {{count}} characters.",
    name_missing: "Write a name in at least one language.",
    too_many_topics: "There are as many topics as there can be.",
    changed_meanwhile:
      "Somebody else has saved meanwhile. What you see is what is saved now, with your changes; please check it and save once more.",
  },
};

export const people = {
  assign: { button: "Assignee: {{name}}", nobody: "Unassigned", me: "Me ({{name}})", field: "Find a person" },
  noPerson: "Nobody of this name has opened the app yet.",
  followers: {
    none: "Follow",
    button_one: "{{count}} follower",
    button_other: "{{count}} followers",
    field: "Who should hear of this ticket?",
  },
  here: "Has this ticket open",
  typingOne: "{{name}} is writing an answer",
  typingTwo: "{{name}} and {{other}} are writing answers",
  typingMany: "Several people are writing answers",

  problem: {
    changed: "Somebody was faster: it now belongs to {{detail}}.",
    changedNobody: "Somebody was faster: it now belongs to nobody.",
  },
};

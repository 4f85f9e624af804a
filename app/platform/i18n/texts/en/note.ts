export const note = {
  open: "Note and tags",
  title: "Note and tags of {{name}}",
  what: "Note and tags",
  note: "Note",
  noteHint: "Stands on the order in Shopify. Whoever packs it sees it.",
  tags: "Tags",
  tagsHint: "With commas between.",
  preview: {
    title: "What changes",
    choose: "Change the note or the tags to see what changes.",
    before: "Note before: {{note}}",
    after: "Note after: {{note}}",
    added: "New tags: {{tags}}",
    removed: "Without the tags: {{tags}}",
  },
  confirm: "Save in Shopify",
  result: {
    succeeded: {
      title: "Note and tags are saved",
      title_part: "Only a part of it is saved",
      none: "They stand on the order in Shopify.",
      none_part: "The rest stands on the order in Shopify.",
    },
  },
  line: {
    succeededBy: "{{who}} changed note or tags of order {{order}}",
  },
  problem: {
    scope_missing: "The app needs your permission to change orders.",
    tags: "A tag may have at most {{detail}} characters.",
    changed_elsewhere: "Somebody changed the note in Shopify meanwhile. Theirs stays.",
  },
};

import { graphql, type ResultOf } from "#app/platform/shopify/graphql.ts";
import { ActOrderFragment } from "../act-documents.ts";

const NoteOrderFragment = graphql(
  `
    fragment NoteOrder on Order {
      ...ActOrder
      note
      tags
    }
  `,
  [ActOrderFragment],
);

/** The order's note and tags, live. Also to look whether a change was made. */
export const NoteOrder = graphql(
  `
    query NoteOrder($id: ID!) {
      order(id: $id) {
        ...NoteOrder
      }
    }
  `,
  [NoteOrderFragment],
);

/** Note and tags in one request; tags one by one, so that those that others set stay. */
export const NoteUpdate = graphql(`
  mutation NoteUpdate(
    $id: ID!
    $note: String
    $added: [String!]!
    $removed: [String!]!
    $withNote: Boolean!
    $withAdded: Boolean!
    $withRemoved: Boolean!
  ) {
    orderUpdate(input: { id: $id, note: $note }) @include(if: $withNote) {
      order {
        id
      }
      userErrors {
        field
        message
      }
    }
    tagsAdd(id: $id, tags: $added) @include(if: $withAdded) {
      node {
        id
      }
      userErrors {
        field
        message
      }
    }
    tagsRemove(id: $id, tags: $removed) @include(if: $withRemoved) {
      node {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export type NoteOrderAnswer = ResultOf<typeof NoteOrderFragment>;

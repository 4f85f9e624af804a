import type { TagView } from "#app/features/tags/tag-name.ts";
import { useRefusalText } from "./use-state-action.tsx";
import type { TicketView } from "./ticket-view.ts";
import { useTicketAction } from "./use-ticket-action.tsx";

/** The ticket's tags as they will be once what is being sent has arrived, and what changes them. */
export function useTags(ticket: TicketView) {
  const adding = useTicketAction("common", "/state");
  const removing = useTicketAction("common", "/state");
  const sayRefusal = useRefusalText();
  const removed = removing.sending?.get("tagId");
  const added = adding.sending?.get("name");
  const kept = ticket.tags.filter(({ id }) => id !== removed);
  const isNew = typeof added === "string" && !kept.some(({ name }) => name.toLowerCase() === added.toLowerCase());
  return {
    shown: isNew ? [...kept, { id: "new", name: added }] : kept,
    refusal: sayRefusal(adding.answer) ?? sayRefusal(removing.answer),
    add: (name: string) => adding.submit({ intent: "tag", name }),
    remove: ({ id }: TagView) => removing.submit({ intent: "untag", tagId: id }),
  };
}

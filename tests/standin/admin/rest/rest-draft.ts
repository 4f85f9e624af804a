import type { DraftRecord } from "../../state.ts";
import type { ShopEvent } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";

/** A draft as REST prints it, without what nobody reads there. */
export function restDraftEvent(draft: DraftRecord, topic: string): ShopEvent {
  return {
    topic,
    updatedAt: draft.updatedAt,
    payload: {
      id: draft.id,
      admin_graphql_api_id: gid("DraftOrder", draft.id),
      name: draft.name,
      status: draft.orderId === null ? "open" : "completed",
      order_id: draft.orderId,
      note: draft.note,
      tags: draft.tags.join(", "),
      note_attributes: draft.customAttributes.map(({ key, value }) => ({ name: key, value })),
      created_at: formatInstant(draft.createdAt),
      updated_at: formatInstant(draft.updatedAt),
      completed_at: formatInstant(draft.completedAt),
    },
  };
}

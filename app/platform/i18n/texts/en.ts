import { common } from "./en/common.ts";
import { inbox } from "./en/inbox.ts";
import { order } from "./en/order.ts";
import { refund } from "./en/refund.ts";
import { reply } from "./en/reply.ts";
import { ticket } from "./en/ticket.ts";
import { keys } from "./en/keys.ts";

export const en = { common, inbox, ticket, reply, order, refund, keys };

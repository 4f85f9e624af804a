import type { Texts } from "../texts.ts";
import { common } from "./pl/common.ts";
import { inbox } from "./pl/inbox.ts";
import { order } from "./pl/order.ts";
import { refund } from "./pl/refund.ts";
import { reply } from "./pl/reply.ts";
import { ticket } from "./pl/ticket.ts";
import { keys } from "./pl/keys.ts";

export const pl: Texts = { common, inbox, ticket, reply, order, refund, keys };

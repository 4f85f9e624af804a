import type { Texts } from "../texts.ts";
import { common } from "./pt-br/common.ts";
import { inbox } from "./pt-br/inbox.ts";
import { order } from "./pt-br/order.ts";
import { refund } from "./pt-br/refund.ts";
import { reply } from "./pt-br/reply.ts";
import { ticket } from "./pt-br/ticket.ts";
import { keys } from "./pt-br/keys.ts";

export const ptBR: Texts = { common, inbox, ticket, reply, order, refund, keys };

import { merge } from "./en/merge.ts";
import { customer } from "./en/customer.ts";
import { mailbox } from "./en/mailbox.ts";
import { ack } from "./en/ack.ts";
import { common } from "./en/common.ts";
import { inbox } from "./en/inbox.ts";
import { order } from "./en/order.ts";
import { refund } from "./en/refund.ts";
import { reply } from "./en/reply.ts";
import { ticket } from "./en/ticket.ts";
import { state } from "./en/state.ts";
import { people } from "./en/people.ts";
import { keys } from "./en/keys.ts";
import { palette } from "./en/palette.ts";
import { search } from "./en/search.ts";
import { bulk } from "./en/bulk.ts";

export const en = {
  merge,
  customer,
  common,
  inbox,
  ticket,
  state,
  people,
  reply,
  order,
  refund,
  keys,
  ack,
  mailbox,
  palette,
  search,
  bulk,
};

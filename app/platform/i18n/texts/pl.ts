import { articles } from "./pl/articles.ts";
import { erasure } from "./pl/erasure.ts";
import { blocked } from "./pl/blocked.ts";
import { access } from "./pl/access.ts";
import { privacy } from "./pl/privacy.ts";
import { files } from "./pl/files.ts";
import { start } from "./pl/start.ts";
import { merge } from "./pl/merge.ts";
import { customer } from "./pl/customer.ts";
import type { Texts } from "../texts.ts";
import { onboarding } from "./pl/onboarding.ts";
import { home } from "./pl/home.ts";
import { settings } from "./pl/settings.ts";
import { mailbox } from "./pl/mailbox.ts";
import { ack } from "./pl/ack.ts";
import { act } from "./pl/act.ts";
import { address } from "./pl/address.ts";
import { credit } from "./pl/credit.ts";
import { difference } from "./pl/difference.ts";
import { discount } from "./pl/discount.ts";
import { hold } from "./pl/hold.ts";
import { draft } from "./pl/draft.ts";
import { invoice } from "./pl/invoice.ts";
import { duplicate } from "./pl/duplicate.ts";
import { edit } from "./pl/edit.ts";
import { returns } from "./pl/return.ts";
import { returnStep } from "./pl/return-step.ts";
import { exchange } from "./pl/exchange.ts";
import { note } from "./pl/note.ts";
import { reports } from "./pl/reports.ts";
import { audit } from "./pl/audit.ts";
import { policies } from "./pl/policies.ts";
import { authority } from "./pl/authority.ts";
import { team } from "./pl/team.ts";
import { cancellation } from "./pl/cancellation.ts";
import { common } from "./pl/common.ts";
import { inbox } from "./pl/inbox.ts";
import { order } from "./pl/order.ts";
import { refund } from "./pl/refund.ts";
import { replacement } from "./pl/replacement.ts";
import { reply } from "./pl/reply.ts";
import { ticket } from "./pl/ticket.ts";
import { state } from "./pl/state.ts";
import { people } from "./pl/people.ts";
import { keys } from "./pl/keys.ts";
import { palette } from "./pl/palette.ts";
import { search } from "./pl/search.ts";
import { bulk } from "./pl/bulk.ts";
import { tracking } from "./pl/tracking.ts";
import { help } from "./pl/help.ts";
import { selfService } from "./pl/self-service.ts";
import { contact } from "./pl/contact.ts";
import { contactSettings } from "./pl/contact-settings.ts";
import { requests } from "./pl/requests.ts";
import { requestRules } from "./pl/request-rules.ts";

export const pl: Texts = {
  blocked,
  tracking,
  help,
  selfService,
  contact,
  contactSettings,
  requests,
  requestRules,
  access,
  privacy,
  erasure,
  files,
  start,
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
  replacement,
  cancellation,
  note,
  hold,
  difference,
  draft,
  invoice,
  duplicate,
  edit,
  return: returns,
  returnStep,
  exchange,
  discount,
  credit,
  address,
  keys,
  ack,
  act,
  audit,
  reports,
  policies,
  authority,
  team,
  mailbox,
  palette,
  search,
  bulk,
  settings,
  home,
  onboarding,
  articles,
};

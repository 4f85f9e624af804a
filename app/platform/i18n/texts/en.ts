import { articles } from "./en/articles.ts";
import { erasure } from "./en/erasure.ts";
import { blocked } from "./en/blocked.ts";
import { access } from "./en/access.ts";
import { privacy } from "./en/privacy.ts";
import { files } from "./en/files.ts";
import { onboarding } from "./en/onboarding.ts";
import { home } from "./en/home.ts";
import { settings } from "./en/settings.ts";
import { start } from "./en/start.ts";
import { merge } from "./en/merge.ts";
import { customer } from "./en/customer.ts";
import { mailbox } from "./en/mailbox.ts";
import { ack } from "./en/ack.ts";
import { act } from "./en/act.ts";
import { address } from "./en/address.ts";
import { credit } from "./en/credit.ts";
import { difference } from "./en/difference.ts";
import { discount } from "./en/discount.ts";
import { hold } from "./en/hold.ts";
import { draft } from "./en/draft.ts";
import { invoice } from "./en/invoice.ts";
import { duplicate } from "./en/duplicate.ts";
import { edit } from "./en/edit.ts";
import { returns } from "./en/return.ts";
import { returnStep } from "./en/return-step.ts";
import { exchange } from "./en/exchange.ts";
import { note } from "./en/note.ts";
import { reports } from "./en/reports.ts";
import { audit } from "./en/audit.ts";
import { policies } from "./en/policies.ts";
import { authority } from "./en/authority.ts";
import { team } from "./en/team.ts";
import { cancellation } from "./en/cancellation.ts";
import { common } from "./en/common.ts";
import { inbox } from "./en/inbox.ts";
import { order } from "./en/order.ts";
import { refund } from "./en/refund.ts";
import { replacement } from "./en/replacement.ts";
import { reply } from "./en/reply.ts";
import { ticket } from "./en/ticket.ts";
import { state } from "./en/state.ts";
import { people } from "./en/people.ts";
import { keys } from "./en/keys.ts";
import { palette } from "./en/palette.ts";
import { search } from "./en/search.ts";
import { bulk } from "./en/bulk.ts";
import { tracking } from "./en/tracking.ts";
import { help } from "./en/help.ts";
import { selfService } from "./en/self-service.ts";
import { contact } from "./en/contact.ts";
import { contactSettings } from "./en/contact-settings.ts";
import { requests } from "./en/requests.ts";
import { requestRules } from "./en/request-rules.ts";

export const en = {
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

import { articles } from "./pt-br/articles.ts";
import { erasure } from "./pt-br/erasure.ts";
import { blocked } from "./pt-br/blocked.ts";
import { access } from "./pt-br/access.ts";
import { privacy } from "./pt-br/privacy.ts";
import { files } from "./pt-br/files.ts";
import { start } from "./pt-br/start.ts";
import { merge } from "./pt-br/merge.ts";
import { customer } from "./pt-br/customer.ts";
import type { Texts } from "../texts.ts";
import { onboarding } from "./pt-br/onboarding.ts";
import { home } from "./pt-br/home.ts";
import { settings } from "./pt-br/settings.ts";
import { mailbox } from "./pt-br/mailbox.ts";
import { ack } from "./pt-br/ack.ts";
import { act } from "./pt-br/act.ts";
import { address } from "./pt-br/address.ts";
import { credit } from "./pt-br/credit.ts";
import { difference } from "./pt-br/difference.ts";
import { discount } from "./pt-br/discount.ts";
import { hold } from "./pt-br/hold.ts";
import { draft } from "./pt-br/draft.ts";
import { invoice } from "./pt-br/invoice.ts";
import { duplicate } from "./pt-br/duplicate.ts";
import { edit } from "./pt-br/edit.ts";
import { returns } from "./pt-br/return.ts";
import { returnStep } from "./pt-br/return-step.ts";
import { exchange } from "./pt-br/exchange.ts";
import { note } from "./pt-br/note.ts";
import { reports } from "./pt-br/reports.ts";
import { audit } from "./pt-br/audit.ts";
import { policies } from "./pt-br/policies.ts";
import { authority } from "./pt-br/authority.ts";
import { team } from "./pt-br/team.ts";
import { cancellation } from "./pt-br/cancellation.ts";
import { common } from "./pt-br/common.ts";
import { inbox } from "./pt-br/inbox.ts";
import { order } from "./pt-br/order.ts";
import { refund } from "./pt-br/refund.ts";
import { replacement } from "./pt-br/replacement.ts";
import { reply } from "./pt-br/reply.ts";
import { ticket } from "./pt-br/ticket.ts";
import { state } from "./pt-br/state.ts";
import { people } from "./pt-br/people.ts";
import { keys } from "./pt-br/keys.ts";
import { palette } from "./pt-br/palette.ts";
import { search } from "./pt-br/search.ts";
import { bulk } from "./pt-br/bulk.ts";
import { tracking } from "./pt-br/tracking.ts";
import { help } from "./pt-br/help.ts";
import { selfService } from "./pt-br/self-service.ts";
import { contact } from "./pt-br/contact.ts";
import { contactSettings } from "./pt-br/contact-settings.ts";
import { requests } from "./pt-br/requests.ts";
import { requestRules } from "./pt-br/request-rules.ts";

export const ptBR: Texts = {
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

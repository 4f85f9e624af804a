import type { privacy } from "./texts/en/privacy.ts";
import type { erasure } from "./texts/en/erasure.ts";
import type { files } from "./texts/en/files.ts";
import type { blocked } from "./texts/en/blocked.ts";
import type { access } from "./texts/en/access.ts";
import type { onboarding } from "./texts/en/onboarding.ts";
import type { home } from "./texts/en/home.ts";
import type { settings } from "./texts/en/settings.ts";
import type { start } from "./texts/en/start.ts";
import type { merge } from "./texts/en/merge.ts";
import type { customer } from "./texts/en/customer.ts";
import type { mailbox } from "./texts/en/mailbox.ts";
import type { ack } from "./texts/en/ack.ts";
import type { act } from "./texts/en/act.ts";
import type { address } from "./texts/en/address.ts";
import type { credit } from "./texts/en/credit.ts";
import type { difference } from "./texts/en/difference.ts";
import type { discount } from "./texts/en/discount.ts";
import type { hold } from "./texts/en/hold.ts";
import type { note } from "./texts/en/note.ts";
import type { audit } from "./texts/en/audit.ts";
import type { authority } from "./texts/en/authority.ts";
import type { team } from "./texts/en/team.ts";
import type { cancellation } from "./texts/en/cancellation.ts";
import type { common } from "./texts/en/common.ts";
import type { inbox } from "./texts/en/inbox.ts";
import type { order } from "./texts/en/order.ts";
import type { refund } from "./texts/en/refund.ts";
import type { replacement } from "./texts/en/replacement.ts";
import type { reply } from "./texts/en/reply.ts";
import type { ticket } from "./texts/en/ticket.ts";
import type { keys } from "./texts/en/keys.ts";
import type { palette } from "./texts/en/palette.ts";
import type { search } from "./texts/en/search.ts";
import type { state } from "./texts/en/state.ts";
import type { people } from "./texts/en/people.ts";
import type { bulk } from "./texts/en/bulk.ts";

/** All that staff pages say, in the shape of the English texts; other languages may need more plural forms. */
export interface Texts {
  privacy: typeof privacy;
  erasure: typeof erasure;
  files: typeof files;
  blocked: typeof blocked;
  access: typeof access;
  audit: typeof audit;
  authority: typeof authority;
  team: typeof team;
  common: typeof common;
  inbox: typeof inbox;
  ticket: typeof ticket;
  state: typeof state;
  people: typeof people;
  reply: typeof reply;
  order: typeof order;
  refund: typeof refund;
  replacement: typeof replacement;
  onboarding: typeof onboarding;
  home: typeof home;
  settings: typeof settings;
  cancellation: typeof cancellation;
  note: typeof note;
  hold: typeof hold;
  difference: typeof difference;
  discount: typeof discount;
  credit: typeof credit;
  address: typeof address;
  mailbox: typeof mailbox;
  ack: typeof ack;
  act: typeof act;
  keys: typeof keys;
  palette: typeof palette;
  search: typeof search;
  bulk: typeof bulk;
  start: typeof start;
  merge: typeof merge;
  customer: typeof customer;
}

/** The same keys with other words; plural forms beyond the English ones are allowed, and asked for by the test. */
export type Translated<English> = {
  [Key in keyof English]: English[Key] extends string ? string : Translated<English[Key]>;
} & Partial<Record<ExtraPlural<Extract<keyof English, string>>, string>>;

type ExtraPlural<Key extends string> = Key extends `${infer Stem}_other` ? `${Stem}_few` | `${Stem}_many` : never;

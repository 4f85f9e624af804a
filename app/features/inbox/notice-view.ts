import type { PersonalNews } from "#app/platform/live/live-event.ts";

/** What somebody is told about, as JSON. */
export interface NoticeView {
  id: string;
  kind: PersonalNews | "followed";
  ticketNumber: number;
  subject: string;
  /** Who caused it; null: the customer. */
  byName: string | null;
  /** How many more tickets were assigned by the same step. */
  others: number;
  /** The beginning of the message, where there is one. */
  preview: string;
  at: string;
  unread: boolean;
}

export interface Notices {
  notices: NoticeView[];
  /** Counted up to `noticeLimit`. */
  unread: number;
}

/** More than this are neither listed nor counted. */
export const noticeLimit = 30;

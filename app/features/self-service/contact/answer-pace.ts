import { DateTime } from "luxon";
import { honestReplyHours } from "../../channels/reply-time.ts";

/** A ticket's first answer. */
export interface FirstAnswer {
  channel: string;
  askedAt: Date;
  /** From the question to the answer, or until now where there is none; by the clock on the wall. */
  waitedSeconds: number;
  isAnswered: boolean;
}

/** By `paceKey`: how many count, and within how many seconds eight of ten were answered. */
export type AnswerPaces = Record<string, { count: number; p80Seconds: number }>;

/**
 * The part of the week in which somebody asks: working day or weekend, in parts of four hours by the shop's clock. Ours:
 * with each hour of the week for itself hardly any shop would have enough tickets in four weeks to say anything.
 */
export function weekBlock(at: Date, zone: string): string {
  const local = DateTime.fromJSDate(at, { zone });
  return `${local.weekday > 5 ? "weekend" : "workday"} ${Math.floor(local.hour / 4) * 4}`;
}

/** All parts of the week, as `weekBlock` names them. */
export const weekBlocks: readonly string[] = ["workday", "weekend"].flatMap((days) =>
  [0, 4, 8, 12, 16, 20].map((hour) => `${days} ${hour}`),
);

const anyChannel = "any";
const paceKey = (channel: string, block: string): string => `${channel} ${block}`;

/** How long answers took, by channel and part of the week, and over all channels. */
export function measureAnswers(answers: readonly FirstAnswer[], zone: string): AnswerPaces {
  const groups = new Map<string, FirstAnswer[]>();
  for (const answer of answers)
    for (const channel of [answer.channel, anyChannel]) {
      const key = paceKey(channel, weekBlock(answer.askedAt, zone));
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(answer);
    }
  return Object.fromEntries(
    [...groups].flatMap(([key, group]) => {
      const pace = paceOf(group);
      return pace ? [[key, pace]] : [];
    }),
  );
}

/** Who still waits, and longer than eight of ten had to, counts with the time so far. */
function paceOf(group: readonly FirstAnswer[]): AnswerPaces[string] | null {
  const usual = p80(group.filter(({ isAnswered }) => isAnswered)) ?? 0;
  const counted = group.filter(({ isAnswered, waitedSeconds }) => isAnswered || waitedSeconds > usual);
  const p80Seconds = p80(counted);
  return p80Seconds === null ? null : { count: counted.length, p80Seconds: Math.ceil(p80Seconds) };
}

/** By the nearest rank: a time that really occurred. */
function p80(answers: readonly FirstAnswer[]): number | null {
  const sorted = answers.map(({ waitedSeconds }) => waitedSeconds).toSorted((a, b) => a - b);
  return sorted[Math.ceil(0.8 * sorted.length) - 1] ?? null;
}

/**
 * Within how many hours an answer may be promised to who writes now: as this channel was answered in this part of the
 * week, else as all channels were; rounded up. null: too few (`fewestObservations`), or longer than a week.
 */
export const expectedHours = (paces: AnswerPaces, channel: string, at: Date, zone: string): number | null =>
  expectedHoursIn(paces, channel, weekBlock(at, zone));

/** The same for a part of the week. */
export function expectedHoursIn(paces: AnswerPaces, channel: string, block: string): number | null {
  for (const one of [channel, anyChannel]) {
    const pace = paces[paceKey(one, block)];
    const hours = pace && honestReplyHours(pace);
    if (hours) return hours;
    if (pace && honestReplyHours({ ...pace, p80Seconds: 0 }) !== null) return null;
  }
  return null;
}

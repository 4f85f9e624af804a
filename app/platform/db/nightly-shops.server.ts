import { prisma } from "./prisma.server.ts";

/** Which shops have something to do by the clock, for the sweeper; nothing in it reads a shop's customers or tickets. */

/** Shops whose orders are here and can be compared with Shopify's. By the shops themselves: there are thousands at most. */
export async function listShopsToCompare(): Promise<bigint[]> {
  const rows = await prisma.shop.findMany({
    where: { uninstalledAt: null, tokenDeadAt: null, imports: { some: { state: "done" } } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Shops whose orders are here and of which it was not counted since `before` how long their parcels take. */
export async function listShopsToMeasure(before: Date): Promise<bigint[]> {
  const rows = await prisma.shop.findMany({
    where: {
      uninstalledAt: null,
      imports: { some: { state: "done" } },
      OR: [{ pace: null }, { pace: { measuredAt: { lt: before } } }],
    },
    select: { id: true },
    take: 1_000,
  });
  return rows.map(({ id }) => id);
}

/** Shops of which it was not counted since `before` how long their answers take. */
export async function listShopsToMeasureAnswers(before: Date): Promise<bigint[]> {
  const rows = await prisma.shop.findMany({
    where: { uninstalledAt: null, OR: [{ answerPace: null }, { answerPace: { measuredAt: { lt: before } } }] },
    select: { id: true },
    take: 1_000,
  });
  return rows.map(({ id }) => id);
}

/** Shops where it is this hour now, by their own clocks. A zone that nobody knows counts as UTC. */
export async function listShopsAtHour(now: Date, hour: number): Promise<bigint[]> {
  const rows = await prisma.shop.findMany({
    where: { uninstalledAt: null },
    select: { id: true, ianaTimezone: true },
  });
  return rows.filter(({ ianaTimezone }) => hourIn(ianaTimezone, now) === hour).map(({ id }) => id);
}

function hourIn(zone: string, now: Date): number {
  try {
    return Number(new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone: zone }).format(now));
  } catch {
    return now.getUTCHours();
  }
}

/** Shops where somebody helped themselves since `after`, and no ticket has followed so far. */
export async function listShopsWithOpenSessions(after: Date): Promise<bigint[]> {
  const rows = await prisma.shop.findMany({
    where: { uninstalledAt: null, selfServiceSessions: { some: { startedAt: { gt: after }, ticketId: null } } },
    select: { id: true },
    take: 1_000,
  });
  return rows.map(({ id }) => id);
}

/** Shops with requests about personal data that are not fulfilled. */
export async function listShopsWithOpenPrivacy(): Promise<bigint[]> {
  const rows = await prisma.privacyRequest.findMany({
    where: { state: { in: ["open", "running", "failed"] }, shop: { uninstalledAt: null } },
    distinct: ["shopId"],
    select: { shopId: true },
    take: 1_000,
  });
  return rows.map(({ shopId }) => shopId);
}

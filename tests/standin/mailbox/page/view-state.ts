import type { Person, ThreadRow } from "./mailbox-api.ts";

interface PageData {
  shop: string;
  support: string;
  shopName: string;
}

export const pageData = JSON.parse(document.getElementById("data")!.textContent) as PageData;

/** What the page shows now. */
export const view: {
  people: Person[];
  person: Person | null;
  threads: ThreadRow[];
  threadId: number | null;
  search: string;
} = { people: [], person: null, threads: [], threadId: null, search: "" };

/** On a phone one column is seen at a time. */
export function showColumn(name: "people" | "threads" | "reading"): void {
  document.body.dataset.column = name;
}

/** Asks the mailbox's server. @throws with its words. */
export async function ask<Answer>(path: string, query: Record<string, string> = {}, body?: object): Promise<Answer> {
  const url = new URL(`/mailbox/${path}`, location.href);
  url.search = new URLSearchParams({ shop: pageData.shop, ...query }).toString();
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(url, body === undefined ? undefined : init);
  const answer = (await response.json()) as { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `status ${response.status}`);
  return answer as Answer;
}

const seenKey = (address: string) => `seen:${pageData.shop}:${address}`;

/** Id of the newest mail that was read as this person, kept in the browser. */
export function seenBy(address: string): number {
  return Number(localStorage.getItem(seenKey(address)) ?? 0);
}

export function markSeen(address: string, id: number): void {
  if (id > seenBy(address)) localStorage.setItem(seenKey(address), String(id));
}

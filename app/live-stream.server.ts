import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { liveHub } from "#app/platform/services.server.ts";

/** Proxies cut connections on which nothing is said for a minute. */
const heartbeatMilliseconds = 25_000;
/** The client comes back with a fresh ID token; somebody who lost access does not stay connected. */
const longestMilliseconds = 10 * 60_000;

/**
 * So many pages may one person have open at once, in this process; of more the oldest loses its connection. Ours: many
 * times what anybody looks at.
 */
export const mostStreams = 20;

/** How each open stream is ended, oldest first, whose it is, and for which page. */
const ends = new Map<() => void, { person: string; pageId: string | null }>();

/** Ends all streams, because the process is about to end: pages come back to another one. */
export function endLiveStreams(): void {
  for (const end of [...ends.keys()]) end();
}

/** Ends the oldest streams of a person who has as many as they may. */
function makeRoom(person: string): void {
  const own = [...ends].filter(([, whose]) => whose.person === person);
  for (const [end] of own.slice(0, Math.max(0, own.length + 1 - mostStreams))) end();
}

/**
 * A response that stays open and tells the shop's events, one `data:` line each time, until the client leaves.
 * `left` is called when it did, not when the stream is ended here: then its page comes back. Nor while another stream of
 * the same page is open here: then it came back before its old connection was noticed to be dead.
 */
export function liveStream(
  { shopId, staffId, pageId = null }: { shopId: bigint; staffId: bigint; pageId?: string | null },
  signal: AbortSignal,
  left: () => unknown,
): Response {
  const person = `${shopId} ${staffId}`;
  const encoder = new TextEncoder();
  const tellLeft = () => {
    if (pageId !== null && [...ends.values()].some((one) => one.person === person && one.pageId === pageId)) return;
    left();
  };
  let forget: () => void = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const end = () => {
        if (!open) return;
        forget();
        controller.close();
      };
      const leave = () => {
        if (!open) return;
        end();
        tellLeft();
      };
      const say = (text: string) => {
        // A page that does not read is dropped rather than remembered.
        if ((controller.desiredSize ?? 0) < -100) end();
        else controller.enqueue(encoder.encode(text));
      };
      const unsubscribe = liveHub.subscribe(shopId, (events: LiveEvent[]) =>
        say(`data: ${JSON.stringify({ events })}\n\n`),
      );
      const heartbeat = setInterval(() => say(": still here\n\n"), heartbeatMilliseconds);
      const limit = setTimeout(end, longestMilliseconds);
      forget = () => {
        open = false;
        unsubscribe();
        clearInterval(heartbeat);
        clearTimeout(limit);
        signal.removeEventListener("abort", leave);
        ends.delete(end);
        metrics.liveStreams.set(ends.size);
      };
      makeRoom(person);
      ends.set(end, { person, pageId });
      metrics.liveStreams.set(ends.size);
      say("retry: 1000\n\n");
      // Somebody may have left while they were being recognised.
      if (signal.aborted) leave();
      else signal.addEventListener("abort", leave);
    },
    cancel() {
      forget();
      tellLeft();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

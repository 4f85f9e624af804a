import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { metrics } from "#app/platform/metrics/metrics.server.ts";
import { liveHub } from "#app/platform/services.server.ts";

/** Proxies cut connections on which nothing is said for a minute. */
const heartbeatMilliseconds = 25_000;
/** The client comes back with a fresh ID token; somebody who lost access does not stay connected. */
const longestMilliseconds = 10 * 60_000;

const ends = new Set<() => void>();

/** Ends all streams, because the process is about to end: pages come back to another one. */
export function endLiveStreams(): void {
  for (const end of [...ends]) end();
}

/** A response that stays open and tells the shop's events, one `data:` line each time, until the client leaves. */
export function liveStream(shopId: bigint, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let forget: () => void = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const end = () => {
        if (!open) return;
        forget();
        controller.close();
      };
      const say = (text: string) => {
        // A page that does not read is dropped rather than remembered.
        if ((controller.desiredSize ?? 0) < -100) end();
        else controller.enqueue(encoder.encode(text));
      };
      const leave = liveHub.subscribe(shopId, (events: LiveEvent[]) => say(`data: ${JSON.stringify({ events })}\n\n`));
      const heartbeat = setInterval(() => say(": still here\n\n"), heartbeatMilliseconds);
      const limit = setTimeout(end, longestMilliseconds);
      forget = () => {
        open = false;
        leave();
        clearInterval(heartbeat);
        clearTimeout(limit);
        signal.removeEventListener("abort", end);
        ends.delete(end);
        metrics.liveStreams.set(ends.size);
      };
      ends.add(end);
      metrics.liveStreams.set(ends.size);
      say("retry: 1000\n\n");
      // Somebody may have left while they were being recognised.
      if (signal.aborted) end();
      else signal.addEventListener("abort", end);
    },
    cancel: () => forget(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

import type { LiveEvent } from "#app/platform/live/live-event.ts";

/** Reads `data: {"events":[…]}` lines of a text/event-stream; comments and other fields are passed over. */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveEvent[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const lines = rest.split(/\r?\n/);
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (!line.startsWith("data:")) continue;
        const { events } = JSON.parse(line.slice(5)) as { events?: LiveEvent[] };
        if (events?.length) yield events;
      }
    }
  } finally {
    reader.releaseLock();
  }
}

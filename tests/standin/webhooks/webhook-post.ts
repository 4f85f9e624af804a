/** How one attempt ended. `status` is `null` when there was no answer at all. */
export interface PostResult {
  status: number | null;
  problem: string | null;
  milliseconds: number;
}

const LIMIT_MS = 5_000;

/** Sends one attempt; the receiver has five seconds in all. Anything but 2xx counts as failed. Never throws. */
export async function postWebhook(
  url: string,
  headers: Record<string, string>,
  body: string,
  receive?: (request: Request) => Promise<Response>,
): Promise<PostResult> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const init = { method: "POST", headers, body, redirect: "manual" as const, signal: AbortSignal.timeout(LIMIT_MS) };
    const response = receive ? await receive(new Request(url, init)) : await fetch(url, init);
    await response.arrayBuffer();
    const ok = response.status >= 200 && response.status < 300;
    return { status: response.status, problem: ok ? null : `status ${response.status}`, milliseconds: took() };
  } catch (error) {
    // What a route throws is a Response in Remix: it is an answer all the same.
    if (error instanceof Response) {
      return { status: error.status, problem: error.ok ? null : `status ${error.status}`, milliseconds: took() };
    }
    return { status: null, problem: (error as Error).message, milliseconds: took() };
  }
}

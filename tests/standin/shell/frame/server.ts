/** What the page was rendered with; see `shell/app-page.ts`. */
export interface FrameData {
  handle: string;
  appHandle: string;
  appName: string;
  appOrigin: string;
  launchUrl: string;
  /** Base of the app inside the admin: `/store/{handle}/apps/{app}`. */
  base: string;
}

export const frameData = JSON.parse(document.getElementById("frame-data")!.textContent) as FrameData;

/** Asks the stand-in on behalf of the signed-in staff member. @throws with the server's own words. */
export async function askServer<Answer>(name: string, body: object = {}): Promise<Answer> {
  const response = await fetch(`/store/${frameData.handle}/bridge/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `the stand-in answered ${response.status}`);
  return answer as Answer;
}

const FRESH_MS = 45_000;
let kept: { token: string; at: number } | null = null;

/** An ID token with at least a quarter of its minute left. */
export async function fetchIdToken(): Promise<string> {
  if (kept && performance.now() - kept.at < FRESH_MS) return kept.token;
  const { token } = await askServer<{ token: string }>("id-token");
  kept = { token, at: performance.now() };
  return token;
}

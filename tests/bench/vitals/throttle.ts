import type { Page } from "playwright-core";

/** Sets how many times slower the processor is for a page and its frames; 1 is as it is. */
export type Throttle = (times: number) => Promise<void>;

/**
 * Slows the processor down for a page and for those of its frames that have processes of their own: there a frame of
 * another site is another target of the browser, and what is set for the page does not reach it.
 */
export async function throttlePage(page: Page): Promise<Throttle> {
  const session = await page.context().newCDPSession(page);
  const frames = new Set<string>();
  let rate = 1;
  let id = 0;
  const setPage = () => session.send("Emulation.setCPUThrottlingRate", { rate });
  const tellFrame = async (sessionId: string, method: string, params: object) => {
    const message = JSON.stringify({ id: ++id, method, params });
    // The frame may be gone again.
    await session.send("Target.sendMessageToTarget", { sessionId, message }).catch(() => frames.delete(sessionId));
  };
  const setFrame = (sessionId: string) => tellFrame(sessionId, "Emulation.setCPUThrottlingRate", { rate });
  session.on("Target.attachedToTarget", ({ sessionId }) => {
    frames.add(sessionId);
    void setFrame(sessionId);
    void tellFrame(sessionId, "Runtime.runIfWaitingForDebugger", {});
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
  // A page that goes to another site gets a new process, which does not always take the rate over.
  page.on("framenavigated", () => void setPage().catch(() => undefined));
  return async (times) => {
    rate = times;
    await setPage();
    for (const frame of frames) await setFrame(frame);
  };
}

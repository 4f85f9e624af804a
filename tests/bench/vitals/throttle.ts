import type { Page } from "playwright-core";

/** Sets how many times slower the processor is for the frames of a page; 1 is as it is. */
export type Throttle = (times: number) => Promise<void>;

/**
 * Slows the processor down for those frames of a page that have processes of their own, as one of another site has. The
 * page around them is left as it is: the admin is not ours, and the browser slows down by burning time, also while there
 * is nothing to do, which on a machine with two cores is taken from the server and from what paints.
 */
export async function throttleFrames(page: Page): Promise<Throttle> {
  const session = await page.context().newCDPSession(page);
  const frames = new Set<string>();
  let rate = 1;
  let id = 0;
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
  return async (times) => {
    rate = times;
    for (const frame of frames) await setFrame(frame);
  };
}

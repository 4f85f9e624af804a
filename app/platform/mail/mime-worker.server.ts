// The entry of the thread in which mails are parsed. It is started from this very source file, bundled or not
// (see mime-pool.server.ts), so everything it imports is plain TypeScript with relative paths, or a package.
import { parentPort } from "node:worker_threads";
import { JoinedBytes } from "./joined-bytes.ts";
import type { MimeAnswer, MimeSaid, MimeTask } from "./mime-task.ts";
import { extractLimited, parseLimited } from "./parse-limited.server.ts";

async function work(task: MimeTask): Promise<MimeAnswer> {
  if (task.act === "parse") {
    return { act: "parse", ...(await parseLimited(task.raw, task.limits, task.context)) };
  }
  return { act: "extract", bytes: await extractLimited(task.raw, task.index, task.limits) };
}

if (parentPort === null) throw new Error("mime-worker.server.ts runs in a worker thread only");
const port = parentPort;
globalThis.Blob = JoinedBytes as unknown as typeof Blob;

/** Told with each answer: asking from outside, before each task, would cost the other thread more than sending it. */
function say(said: MimeSaid["said"]): void {
  const used = "threadCpuUsage" in process ? process.threadCpuUsage() : null;
  port.postMessage({ said, workedMs: used && (used.user + used.system) / 1000 } satisfies MimeSaid);
}

port.on("message", (task: MimeTask) => {
  work(task)
    .catch((error: unknown): MimeAnswer => ({ act: "failed", message: String(error).slice(0, 500) }))
    .then(say)
    .catch((error: unknown) => {
      throw error;
    });
});
say({ act: "ready" });

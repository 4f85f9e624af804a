/**
 * The load generator, a process of its own, so that what it costs is not taken for the app's: everything it sends is
 * made and signed before by the process that started it. Is told a task, does it, and says what came of it and how
 * long it worked itself.
 */
import { runAgents } from "./agents.ts";
import { runAsks } from "./asks.ts";
import { sendMails } from "./mails.ts";
import type { LoadTask } from "./tasks.ts";
import { postWebhooks } from "./webhooks.ts";

function perform(task: LoadTask): Promise<unknown> {
  switch (task.kind) {
    case "ask":
      return runAsks(task);
    case "webhooks":
      return postWebhooks(task);
    case "mails":
      return sendMails(task);
    case "agents":
      return runAgents(task);
  }
}

process.on("message", (task: LoadTask) => {
  const before = process.cpuUsage();
  perform(task).then(
    (answer) => {
      const { user, system } = process.cpuUsage(before);
      process.send!({ answer, workedMilliseconds: (user + system) / 1000 });
    },
    (error: unknown) => process.send!({ problem: error instanceof Error ? (error.stack ?? error.message) : error }),
  );
});
process.on("disconnect", () => process.exit(0));
process.send!("ready");

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Handler } from "./exchange.ts";
import { sendText } from "./exchange.ts";

/** Asks handlers in order until one answers. None: 404. One that throws: 500 with its message, and a line on stderr. */
export function answerWith(handlers: Handler[]) {
  return (req: IncomingMessage, res: ServerResponse): void => {
    void answer(handlers, req, res).catch((error: Error) => {
      process.stderr.write(`stand-in: ${req.method} ${req.url?.split("?")[0]}: ${error.stack}\n`);
      if (res.headersSent) res.destroy();
      else sendText(res, 500, "text/plain; charset=utf-8", `The stand-in failed: ${error.message}`);
    });
  };
}

async function answer(handlers: Handler[], req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? "/", `http://${req.headers.host ?? "localhost"}`);
  const exchange = { req, res, url, method: req.method ?? "GET" };
  for (const handler of handlers) if (await handler(exchange)) return;
  sendText(res, 404, "text/plain; charset=utf-8", "Not found in the stand-in");
}

import { setTimeout as sleep } from "node:timers/promises";
import type { ServerResponse } from "node:http";
import type { TransportFault } from "../admin/faults.ts";
import { sendJson } from "./exchange.ts";

/** Acts and answers, or fails the way the fault says. A caller that has gone away does not stop the acting. */
export async function runWithFault<Answer>(
  res: ServerResponse,
  fault: TransportFault | null,
  act: () => Promise<Answer>,
  send: (answer: Answer) => void,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      return send(await act());
    case "latency":
      await sleep(fault.ms);
      return send(await act());
    case "status-before":
      return sendStatus(res, fault.status, fault.retryAfterSeconds);
    case "status-after":
      await act();
      return sendStatus(res, fault.status);
    case "reset-before":
      return cut(res);
    case "reset-after":
      await act();
      return cut(res);
    case "act-late": {
      await sleep(fault.ms);
      const answer = await act();
      // An answer that never comes leaves the connection open: the caller has to give up by itself.
      if (fault.answers) send(answer);
    }
  }
}

function sendStatus(res: ServerResponse, status: number, retryAfterSeconds?: number): void {
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "retry-after": `${retryAfterSeconds}` };
  sendJson(res, status, { errors: `Failed on order with ${status}` }, headers);
}

function cut(res: ServerResponse): void {
  res.socket?.resetAndDestroy();
}

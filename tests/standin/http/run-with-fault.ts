import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { TransportFault } from "./admin-port.ts";
import { sendJson } from "./exchange.ts";

/**
 * Acts and answers, or fails the way the fault says. `before` fails without acting, `after` acts first.
 * `late` waits until the caller has given up, and acts then.
 */
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
    case "status":
      if (fault.when === "after") await act();
      return sendJson(res, fault.status, { errors: `Fault on order: ${fault.status}` });
    case "reset":
      if (fault.when === "after") await act();
      res.socket?.resetAndDestroy();
      return;
    case "late":
      if (!res.closed) await once(res, "close");
      await act();
  }
}

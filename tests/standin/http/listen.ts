import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listening {
  port: number;
  server: Server;
  close: () => Promise<void>;
}

/**
 * Opens an HTTP server on this machine only, on the first of `ports` that is free; port 0 takes any.
 * @throws when all are taken
 */
export async function listen(
  ports: number | number[],
  onRequest: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<Listening> {
  const server = createServer(onRequest);
  server.keepAliveTimeout = 30_000;
  const wished = [ports].flat();
  for (const [index, port] of wished.entries()) {
    try {
      await open(server, port);
      break;
    } catch (error) {
      const isLast = index === wished.length - 1;
      if (isLast || (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, server, close };
}

function open(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

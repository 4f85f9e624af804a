import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listening {
  port: number;
  server: Server;
  close: () => Promise<void>;
}

/**
 * Opens an HTTP server on this machine only. Port 0 takes any free one.
 * A taken port is not an error when `orAnother` is set: then any free one is used.
 */
export async function listen(
  port: number,
  onRequest: (req: IncomingMessage, res: ServerResponse) => void,
  orAnother = false,
): Promise<Listening> {
  const server = createServer(onRequest);
  server.keepAliveTimeout = 30_000;
  await open(server, port).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE" || !orAnother) throw error;
    await open(server, 0);
  });
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

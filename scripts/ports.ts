import { randomInt } from "node:crypto";
import net from "node:net";

/**
 * The wished port where it is free, otherwise another one.
 * @returns the port, and whether it is the wished one
 */
export async function choosePort(wished: number): Promise<{ port: number; asWished: boolean }> {
  if (await isFree(wished)) return { port: wished, asWished: true };
  return { port: await anyFree(), asWished: false };
}

/** Free on both families: a server that listens on either would answer in our place. */
async function isFree(port: number): Promise<boolean> {
  return (await opens(port, "127.0.0.1")) && (await opens(port, "::"));
}

function opens(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "EAFNOSUPPORT" || error.code === "EADDRNOTAVAIL"),
    );
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/**
 * A free port below those that systems give to outgoing connections: one of these could be taken again before it is
 * listened on.
 */
async function anyFree(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

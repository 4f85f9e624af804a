import { builtInRoles } from "#app/features/team/role.ts";
/**
 * A yardstick, run as a process of its own: Node's http and the pages' statements through `pg`, nothing else.
 * `GET /inbox`, `GET /inbox?cursor=…`, `GET /tickets/1`, as JSON. Tells its port to the process that started it.
 */
import http from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { readInbox, readTicket } from "./bare-reads.ts";
import { makePgDesk } from "./pg-desk.ts";

const { url, shopId, staff, poolSize } = JSON.parse(process.argv[2]!);
const pool = new pg.Pool({ connectionString: url, max: poolSize });
const acting = { id: BigInt(staff.id), name: staff.name, accountOwner: true, locale: "en", role: builtInRoles.owner };
const desk = makePgDesk(pool, BigInt(shopId), acting, []);

async function read(path: URL): Promise<unknown> {
  const number = /^\/tickets\/(\d+)$/.exec(path.pathname)?.[1];
  return number ? readTicket(desk, Number(number)) : readInbox(desk, path.searchParams.get("cursor"));
}

const server = http.createServer((request, response) => {
  read(new URL(request.url!, "http://127.0.0.1")).then(
    (answer) => {
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(answer));
    },
    (error: unknown) => {
      console.error(error);
      response.statusCode = 500;
      response.end();
    },
  );
});
server.keepAliveTimeout = 65_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit(0));

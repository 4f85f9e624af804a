/**
 * Shows the job queue in the browser, for whoever runs the installation: `npm run jobs`, with DATABASE_URL set. It is
 * pg-boss' own dashboard, fetched from the package registry when it is first asked for, because no server needs it.
 * Jobs hold ids only; still it listens on this machine alone and asks for a password, drawn anew each time.
 */
import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";

const version = "1.9.0";

if (!process.env.DATABASE_URL) {
  console.error("DATABASE_URL is missing: the address of the database whose jobs are to be shown.");
  process.exit(1);
}
const port = process.env.JOBS_PORT ?? "3900";
const password = process.env.JOBS_PASSWORD ?? randomBytes(12).toString("base64url");
console.log(`The job queue: http://127.0.0.1:${port}  (name: operator, password: ${password})`);

const npm = process.env.npm_execpath;
const [command, ...before] = npm ? [process.execPath, npm] : ["npm"];
const dashboard = spawn(
  command!,
  [...before, "exec", "--yes", `--package=@pg-boss/dashboard@${version}`, "--", "pg-boss-dashboard"],
  {
    stdio: "inherit",
    // npm hands no signal on to what it runs: the whole group is ended.
    detached: true,
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: port,
      NODE_ENV: "production",
      PGBOSS_SCHEMA: "pgboss",
      PGBOSS_DASHBOARD_AUTH_USERNAME: "operator",
      PGBOSS_DASHBOARD_AUTH_PASSWORD: password,
    },
  },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.kill(-dashboard.pid!, "SIGTERM"));
dashboard.on("exit", (code) => process.exit(code ?? 0));

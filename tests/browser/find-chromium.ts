import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";
import { inflate } from "@sparticuz/chromium";

/** A browser's program and what its process needs in its environment. */
export interface FoundChromium {
  executablePath: string;
  env: Record<string, string>;
}

/** Elsewhere than on Linux browsers are not in the PATH. */
const onOtherSystems = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];
const onSystem = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome-headless-shell"];

/**
 * Finds a Chromium: `CHROMIUM_PATH`, else the system's, else the one that comes with the dependencies.
 * @throws naming the command that installs one: tests without a browser fail
 */
export async function findChromium(): Promise<FoundChromium> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!fs.existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there`);
    return { executablePath: named, env: {} };
  }
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/snap/bin"];
  const places = onSystem.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = [...places, ...onOtherSystems].find((place) => fs.existsSync(place));
  if (found) return { executablePath: found, env: {} };
  try {
    return await unpackChromium();
  } catch (error) {
    throw new Error(
      `No browser was found, and the one among the dependencies cannot be used (${(error as Error).message}). ` +
        "Install one, e.g. with `apt-get install -y --no-install-recommends chromium`, or name it in CHROMIUM_PATH.",
      { cause: error },
    );
  }
}

/** Unpacks the dependency's Chromium once, with a font and the libraries that bare machines lack. */
async function unpackChromium(): Promise<FoundChromium> {
  const packed = path.join(path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "../bin");
  const { version } = JSON.parse(fs.readFileSync(path.join(packed, "../package.json"), "utf8"));
  const folder = path.resolve(`.cache/chromium-${version}`);
  if (!fs.existsSync(folder)) await unpackInto(folder, packed);
  const executablePath = path.join(folder, "chromium");
  const fonts: Record<string, string> = {};
  if (!fs.existsSync("/etc/fonts/fonts.conf")) fonts.FONTCONFIG_FILE = path.join(folder, "fonts.conf");
  const libraries = { LD_LIBRARY_PATH: path.join(folder, "al2023/lib") };
  for (const env of [fonts, { ...fonts, ...libraries }]) if (runs(executablePath, env)) return { executablePath, env };
  throw new Error(`${executablePath} --version does not run`);
}

/** Under another name first, so that a half unpacked one is never taken for whole. */
async function unpackInto(folder: string, packed: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  fs.mkdirSync(unfinished, { recursive: true });
  const usual = process.env.TMPDIR;
  // The package unpacks into the folder for temporary files, whatever that is.
  process.env.TMPDIR = unfinished;
  try {
    for (const part of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"])
      await inflate(path.join(packed, part));
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
  const fontsConf = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;
  fs.writeFileSync(path.join(unfinished, "fonts.conf"), fontsConf);
  try {
    fs.renameSync(unfinished, folder);
  } catch (error) {
    // Another run was faster.
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(folder)) throw error;
  }
}

function runs(executablePath: string, env: Record<string, string>): boolean {
  try {
    execFileSync(executablePath, ["--version"], { env: { ...process.env, ...env }, stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

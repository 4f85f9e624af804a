import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** A digest of all files below the given paths: equal when nothing of them changed. */
export function digestOf(paths: string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow).sort()) hash.update(file).update("\0").update(fs.readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(start: string): string[] {
  if (!fs.existsSync(start)) return [];
  if (fs.statSync(start).isFile()) return [start];
  return fs
    .readdirSync(start, { withFileTypes: true })
    .flatMap((entry) => filesBelow(path.join(start, entry.name)))
    .filter((file) => !/\/generated\/|graphql-env\.d\.ts$|schema\.graphql$|\.test\.tsx?$/.test(file));
}

/** Does `work` unless the mark left by its last success carries the same digest. @returns whether it was done */
export async function onceFor(mark: string, digest: string, work: () => Promise<void>): Promise<boolean> {
  if (fs.existsSync(mark) && fs.readFileSync(mark, "utf8") === digest) return false;
  await work();
  fs.mkdirSync(path.dirname(mark), { recursive: true });
  fs.writeFileSync(mark, digest);
  return true;
}

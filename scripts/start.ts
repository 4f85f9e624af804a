/** Serves the build. */
import fs from "node:fs";

if (!fs.existsSync("build/server/index.js")) {
  console.error("There is no build yet: run `npm run build` first.");
  process.exit(1);
}
process.env.NODE_ENV ??= "production";
await import("../server.ts");

import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { ActKind } from "#app/features/acts/act-kind.ts";
import type { ActPreview } from "#app/features/acts/act-preview.ts";
import type { RefundCase, RefundShop } from "./refund-shop.ts";

/** Confirms a preview in a process of its own, and kills it before Shopify is asked or after Shopify acted. */
export async function confirmAndDie(
  shop: RefundShop,
  kind: ActKind,
  point: "before" | "after",
  at: RefundCase,
  shown: ActPreview,
): Promise<void> {
  const staffId = shop.world.world.states[0]!.staff[0]!.id;
  const token = shop.world.standin.idToken({ shop: shop.domain, staffId });
  const { minor, currency } = shown.amount.presentment;
  const args = [point, token, String(at.ticketNumber), shown.requestKey, minor, currency, kind];
  const child = spawn(
    process.execPath,
    ["--import", path.resolve("tests/standin/redirect.ts"), path.resolve("tests/journeys/refund-child.ts"), ...args],
    { env: { ...process.env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let complaints = "";
  child.stderr.on("data", (data) => (complaints += data));
  const exit = once(child, "exit");
  const reached = (async () => {
    for await (const chunk of child.stdout) if (String(chunk).includes("here")) return true;
    return false;
  })();
  if (!(await reached)) throw new Error(`the process did not come to "${point}": ${complaints}`);
  child.kill("SIGKILL");
  await exit;
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { makeProxyQuery } from "#tests/standin/http/proxy-signature.ts";
import type { RefundShop } from "./refund-shop.ts";
import type { ShopperOrder } from "./shopper-requests.ts";

/** Posts the form to a process of its own, which dies when Shopify has done what it was asked for. */
export async function sendAndDie(
  shop: RefundShop,
  at: ShopperOrder,
  fields: Record<string, string>,
  operation: string,
): Promise<void> {
  const query = makeProxyQuery(process.env.SHOPIFY_API_SECRET!, new URLSearchParams(), { shop: shop.domain, customerId: at.customerId, pathPrefix: "/apps/latte" }); // prettier-ignore
  const { admin } = shop.world.standin;
  const { execute } = admin;
  const child = spawn(
    process.execPath,
    ["--import", path.resolve("tests/standin/redirect.ts"), path.resolve("tests/journeys/shopper-child.ts"), String(query), JSON.stringify(fields)], // prettier-ignore
    { env: { ...process.env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const exit = once(child, "exit");
  let isKilled = false;
  admin.execute = async (caller, body) => {
    const answer = await execute(caller, body);
    if (!body.query?.includes(`mutation ${operation}`)) return answer;
    isKilled = child.kill("SIGKILL");
    await exit;
    return answer;
  };
  await exit.finally(() => (admin.execute = execute));
  if (!isKilled) throw new Error(`the process ended before Shopify was asked: ${said}`);
}

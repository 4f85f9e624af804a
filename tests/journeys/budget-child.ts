/**
 * A process of its own that writes a note at an order: once for each message `background` or `interactive`, which it sends
 * back when it was answered. Sends `ready` when it hears other processes.
 */
import { flushCompileCache } from "node:module";
import { notices } from "#app/platform/services.server.ts";
import { createAdminApi } from "#app/platform/shopify/admin-client.server.ts";
import { graphql } from "#app/platform/shopify/graphql.ts";
import { offlineToken } from "#app/platform/shopify/offline-token.server.ts";

// Who is killed cannot keep at its end what it has compiled; the next one would do it again.
flushCompileCache();

const WriteElsewhere = graphql(`
  mutation WriteElsewhere($id: ID!) {
    orderUpdate(input: { id: $id, note: "elsewhere" }) {
      userErrors {
        message
      }
    }
  }
`);

const [shopDomain, id] = process.argv.slice(2) as [string, string];
await notices.start();
process.on("message", (priority: "background" | "interactive") => {
  const api = createAdminApi({ shopDomain, token: offlineToken(shopDomain), scopes: [], priority });
  void api.act(WriteElsewhere, { id }).then(() => process.send!(priority));
});
process.send!("ready");

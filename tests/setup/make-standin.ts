import { createAdminApi, type AdminApi } from "#tests/standin/admin/admin-api.ts";
import { supportAddress } from "#tests/factories/seed-shop.ts";
import type { BucketSize } from "#tests/standin/admin/engine/throttle.ts";
import { bindMerchantActs } from "#tests/standin/shell/merchant-acts.ts";
import { createStandin, type Standin } from "#tests/standin/standin.ts";
import type { ShopState } from "#tests/standin/state.ts";
import { readAppToml } from "#tests/standin/webhooks/app-toml.ts";

export type LatteStandin = Standin<AdminApi>;

export interface LatteStandinOptions {
  states: () => ShopState[];
  key: string;
  secret: string;
  /** Where the app listens; empty while that is not known. */
  appOrigin: () => string;
  /** Where the app takes mail. */
  appMail: () => { host: string; port: number } | null;
  /** Answers instead of the network where a test runs the app's routes itself. */
  receive?: (request: Request) => Promise<Response>;
  /** Domain of the addresses at which the app receives mail. */
  mailDomain: string;
  dataFile?: string;
  /** Shopify's points; those of its standard plan unless told. */
  bucket?: BucketSize;
  ports?: { shell?: number; app?: number; smtp?: number };
}

/** The pretend Shopify as this app needs it: its configuration is the app's own `shopify.app.toml`. */
export function makeStandin(options: LatteStandinOptions): LatteStandin {
  const { key, secret, appOrigin, receive, mailDomain, bucket, ...rest } = options;
  return createStandin<AdminApi>({
    ...rest,
    app: { ...readAppToml("shopify.app.toml"), key, secret, origin: appOrigin, receive },
    makeAdmin: (admin) => createAdminApi({ ...admin, ...(bucket && { bucket }) }),
    merchant: bindMerchantActs,
    supportAddress: ({ shop }) => supportAddress(shop.domain, mailDomain),
    orAnotherPort: true,
  });
}

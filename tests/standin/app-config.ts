/** What the pretend Shopify knows about the app: the Partner Dashboard's half of `shopify.app.toml`. */
export interface StandinApp {
  /** Client id. */
  key: string;
  /** Client secret: signs ID tokens, webhooks and app-proxy queries. */
  secret: string;
  /** Shown in the navigation of the shell. */
  name: string;
  /** Last part of the app's address inside the admin. */
  handle: string;
  /** Granted by installing. */
  scopes: string[];
  /** Granted when somebody agrees to them in the shell. */
  optionalScopes: string[];
  webhookApiVersion: string;
  webhooks: WebhookSubscription[];
  /** `null` when the app has no app proxy. */
  proxy: { prefix: string; subpath: string; url: string } | null;
  /** Where the app itself listens, e.g. `http://127.0.0.1:3000`; asked anew for every request. */
  origin: () => string;
  /**
   * Answers instead of the network where a test runs the app's routes in-process.
   * The request is what would have been sent; its URL is the app's public one.
   */
  receive?: (request: Request) => Promise<Response>;
}

/** One `[[webhooks.subscriptions]]` and one topic of it. */
export interface WebhookSubscription {
  /** As Shopify writes it in `X-Shopify-Topic`: `orders/updated`. */
  topic: string;
  /** Relative to the app's public address, or absolute. */
  uri: string;
  /** Compliance topics are never sent by an event, only on demand. */
  compliance: boolean;
  name: string | null;
}

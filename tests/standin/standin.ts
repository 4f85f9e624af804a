import type { AdminPort } from "./http/admin-port.ts";
import { answerWith } from "./http/answer-with.ts";
import type { StandinApp } from "./app-config.ts";
import { ShiftedClock } from "./clock.ts";
import { makeControlHandler } from "./http/control-handler.ts";
import { DataFile } from "./data-file.ts";
import type { Handler } from "./http/exchange.ts";
import { sendHtml } from "./http/exchange.ts";
import { makeLabelHandler, makeUploadHandler } from "./http/file-handlers.ts";
import { makeGraphqlHandler } from "./http/graphql-handler.ts";
import { listen } from "./http/listen.ts";
import type { Listening } from "./http/listen.ts";
import { makeOauthHandler, TokenDesk } from "./http/oauth-handler.ts";
import { makePictureHandler } from "./http/picture-handler.ts";
import { makeReverseProxy } from "./http/reverse-proxy.ts";
import { makeStorefrontHandler } from "./http/storefront-handler.ts";
import { makeMailboxHandler } from "./mailbox/mailbox-handler.ts";
import { Mailbox } from "./mailbox/mailbox.ts";
import type { StoredMail } from "./mailbox/stored-mail.ts";
import { mintIdToken } from "./oauth/id-token.ts";
import { grantScopes, installApp, revokeScopes } from "./oauth/installation.ts";
import { RedactionCalendar } from "./oauth/redaction-calendar.ts";
import type { Redaction } from "./oauth/redaction-calendar.ts";
import { TokenStore } from "./oauth/token-store.ts";
import type { TokenDump } from "./oauth/token-store.ts";
import { serveAsset } from "./shell/assets.ts";
import { renderLanding } from "./shell/landing-page.ts";
import { bindMerchantActs } from "./shell/merchant-acts.ts";
import type { MerchantActs } from "./shell/shell-deps.ts";
import { makeShellHandler } from "./shell/shell-handler.ts";
import type { ShopState } from "./state.ts";
import { Webhooks } from "./webhooks/webhooks.ts";

/** What the Admin API is made of; see `admin/admin-api.ts`. */
export interface AdminDeps {
  states: Map<string, ShopState>;
  clock: () => Date;
  imageOrigin: () => string;
}

export interface StandinOptions<Admin extends AdminPort> {
  app: StandinApp;
  /** Makes the shops, unless the data file has them already. */
  states: () => ShopState[];
  makeAdmin: (deps: AdminDeps) => Admin;
  /** What the buttons of the order page do; bound to the Admin API unless told. */
  merchant?: (admin: Admin) => MerchantActs;
  /** JSON file that keeps shops, tokens and mails between runs. Without it nothing is kept. */
  dataFile?: string;
  clock?: () => Date;
  /** 0 or absent: any free port. Those of the last run, kept in the data file, come first. */
  ports?: { shell?: number; app?: number; smtp?: number };
  /** Use another port where a wished one is taken. */
  orAnotherPort?: boolean;
  /** Where the app takes mail by SMTP; `null` while that is not known. */
  appMail?: () => { host: string; port: number } | null;
  /** Where customers write to; the shop's contact address unless told. */
  supportAddress?: (state: ShopState) => string;
}

interface Kept {
  states: ShopState[];
  tokens: TokenDump;
  mails: StoredMail[];
  redactions?: Redaction[];
  /** Addresses outlive a restart: the app keeps those of pictures. */
  ports: { shell: number; app: number };
}

/** One pretend Shopify with mailbox and storefront. */
export type Standin<Admin extends AdminPort = AdminPort> = ReturnType<typeof createStandin<Admin>>;

/** Builds the stand-in; nothing listens before `start()`. */
export function createStandin<Admin extends AdminPort>(options: StandinOptions<Admin>) {
  const { app } = options;
  const clock = new ShiftedClock(options.clock);
  const kept = options.dataFile === undefined ? null : DataFile.read<Kept>(options.dataFile);
  const states = new Map((kept?.states ?? options.states()).map((state) => [state.shop.domain, state]));
  const urls = { shell: "", app: "", internal: "" };
  const ports = { shell: 0, app: 0, smtp: 0 };
  const open: Listening[] = [];

  const takeKept = (): Kept => ({
    states: [...states.values()],
    tokens: tokens.dump(),
    mails: mailbox.store.dump(),
    redactions: redactions.dump(),
    ports: { shell: ports.shell, app: ports.app },
  });
  const file = options.dataFile === undefined ? null : new DataFile(options.dataFile, takeKept);
  const changed = () => file?.changed();

  const tokens = new TokenStore(clock.now);
  const tokenDesk = new TokenDesk();
  const redactions = new RedactionCalendar();
  const mailbox = new Mailbox(clock.now, options.appMail ?? (() => null), changed);
  if (kept) {
    tokens.load(kept.tokens);
    mailbox.store.load(kept.mails);
    redactions.load(kept.redactions ?? []);
  } else changed();

  const supportAddress = options.supportAddress ?? ((state: ShopState) => state.shop.contactEmail);
  const findShop = (domain: string) => states.get(domain) ?? null;
  const shopOf = (domain: string) => {
    const state = findShop(domain);
    if (!state) throw new Error(`the stand-in has no shop ${domain}`);
    return state;
  };
  const admin = options.makeAdmin({ states, clock: clock.now, imageOrigin: () => urls.shell });
  const webhooks = new Webhooks({
    app,
    appUrl: () => urls.app,
    clock: clock.now,
    isInstalled: (shop) => shopOf(shop).installation !== null,
  });
  admin.onEvent((event) => webhooks.announce(event));
  admin.onChange(changed);

  const announce = (shop: string, topic: string, payload: object) => {
    changed();
    return webhooks.announce({ shop, topic, payload, at: clock.now().toISOString() });
  };

  const powers = {
    /** Installs the app, as the merchant's click does. */
    install(shop: string): void {
      installApp(app, shopOf(shop), clock.now());
      changed();
    },
    /** Uninstalls it: every token dies, `app/uninstalled` is sent, and `shop/redact` 48 hours later. */
    uninstall(shop: string): void {
      const { shop: record, installation } = shopOf(shop);
      if (!installation) return;
      tokens.revoke(shop);
      redactions.plan(shop, clock.now());
      shopOf(shop).installation = null;
      announce(shop, "app/uninstalled", { id: record.id, name: record.name, domain: shop, myshopify_domain: shop });
    },
    /** Grants optional scopes, as the merchant's "Update access" does. @throws for scopes the app does not declare. */
    grant(shop: string, scopes: string[]): void {
      const previous = [...(shopOf(shop).installation?.scopes ?? [])];
      if (grantScopes(app, shopOf(shop), scopes).length > 0) announceScopes(shop, previous);
    },
    /** Takes optional scopes back. */
    revoke(shop: string, scopes: string[]): void {
      const previous = [...(shopOf(shop).installation?.scopes ?? [])];
      if (revokeScopes(app, shopOf(shop), scopes).length > 0) announceScopes(shop, previous);
    },
    /** An ID token as App Bridge would hand it to the app. */
    idToken: (who: { shop: string; staffId: number }) => mintIdToken(app, who),
    /** Lets all access tokens of a shop run out. Refresh tokens stay good. */
    expireTokens: (shop: string) => tokens.expireAccess(shop),
    /** Moves the stand-in's clock and does what became due. */
    advance(seconds: number): void {
      clock.advance(seconds);
      admin.jobs.runDue();
      sendRedactions();
      webhooks.sendDue();
    },
  };
  function sendRedactions(): void {
    for (const shop of redactions.takeDue(clock.now())) {
      announce(shop, "shop/redact", { shop_id: shopOf(shop).shop.id, shop_domain: shop });
    }
  }
  function announceScopes(shop: string, previous: string[]): void {
    const state = shopOf(shop);
    const current = state.installation?.scopes ?? [];
    const updated_at = clock.now().toISOString();
    announce(shop, "app/scopes_update", { id: state.installation?.id, previous, current, updated_at });
  }

  const shell = makeShellHandler({
    app,
    states,
    appUrl: () => urls.app,
    clock: clock.now,
    merchant: (options.merchant ?? bindMerchantActs)(admin),
    install: powers.install,
    uninstall: powers.uninstall,
    grant: powers.grant,
    revoke: powers.revoke,
  });
  const landing: Handler = ({ res, url, method }) => {
    if (url.pathname !== "/" || method !== "GET") return false;
    sendHtml(res, 200, renderLanding(states.values(), app));
    return true;
  };
  const insideShopify: Handler[] = [
    makeOauthHandler({ app, tokens, desk: tokenDesk, findShop, changed }),
    makeGraphqlHandler({ app, admin, tokens, findShop }),
    makeUploadHandler({ states, clock: clock.now, changed }),
  ];
  const toSee: Handler[] = [
    landing,
    serveAsset,
    makePictureHandler(states),
    makeLabelHandler(states),
    shell,
    makeStorefrontHandler({ app, states, appUrl: () => urls.app }),
    makeMailboxHandler({ mailbox, states, supportAddress }),
  ];
  const control = makeControlHandler(() => standin);
  const fromApp = answerWith(insideShopify);
  const fromBrowser = answerWith([control, ...toSee]);

  const standin = {
    app,
    admin,
    states,
    urls,
    ports,
    clock,
    tokens,
    tokenDesk,
    mailbox,
    webhooks,
    ...powers,
    /** Opens all listeners on this machine. */
    async start(): Promise<void> {
      const { ports: wished = {}, orAnotherPort = false } = options;
      // Calls that `redirect.ts` sent here carry the shop; everything else is a person's browser.
      const onRequest: Parameters<typeof listen>[1] = (req, res) =>
        req.headers["x-standin-shop"] === undefined ? fromBrowser(req, res) : fromApp(req, res);
      const choose = (name: "shell" | "app") =>
        [kept?.ports?.[name] ?? [], wished[name] ?? 0, orAnotherPort ? 0 : []].flat();
      const shellServer = await listen(choose("shell"), onRequest);
      open.push(shellServer);
      ports.shell = shellServer.port;
      urls.shell = `http://localhost:${shellServer.port}`;
      urls.internal = `http://127.0.0.1:${shellServer.port}`;
      const proxy = makeReverseProxy({ appOrigin: app.origin, shellOrigin: () => urls.shell });
      const appServer = await listen(choose("app"), proxy);
      open.push(appServer);
      ports.app = appServer.port;
      urls.app = `http://127.0.0.1:${appServer.port}`;
      ports.smtp = await mailbox.start(wished.smtp ?? 0, orAnotherPort);
      webhooks.start();
      sendRedactions();
      changed();
    },
    /** Closes everything and writes the data file. */
    async stop(): Promise<void> {
      await webhooks.stop();
      await mailbox.stop();
      await Promise.all(open.splice(0).map((one) => one.close()));
      file?.flush();
    },
  };
  return standin;
}

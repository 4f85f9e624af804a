import type { ConsoleMessage, Page, Request } from "playwright-core";

/** What went wrong in the pages of one test, and where their requests went. */
export interface PageWatch {
  /** Looks at everything that happens in this page from now on. */
  watch(page: Page): void;
  /** Console errors, uncaught exceptions, failed requests and answers of 400 and above, as sentences. */
  troubles(): string[];
  /** Addresses that left this machine. */
  strayRequests(): string[];
  /** From now on this trouble is part of what is tested. */
  expect(trouble: RegExp): void;
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const withoutNetwork = new Set(["data:", "blob:", "about:"]);

/** Watches pages; whoever uses it asserts at the end that `troubles()` and `strayRequests()` are empty. */
export function watchPages(): PageWatch {
  const heard: string[] = [];
  const stray: string[] = [];
  const expected: RegExp[] = [];

  function watch(page: Page): void {
    page.on("console", (message) => {
      if (message.type() === "error") heard.push(`console: ${message.text()} (${placeOf(message)})`);
    });
    page.on("pageerror", (error) => heard.push(`exception: ${error.stack ?? error.message}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (!withoutNetwork.has(url.protocol) && !loopback.has(url.hostname)) stray.push(request.url());
    });
    page.on("requestfailed", (request) => {
      if (!wasGivenUp(request)) heard.push(`failed: ${describe(request)}: ${request.failure()?.errorText}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) heard.push(`answered ${response.status()}: ${describe(response.request())}`);
    });
  }

  return {
    watch,
    troubles: () => heard.filter((one) => !expected.some((pattern) => pattern.test(one))),
    strayRequests: () => stray,
    expect: (trouble) => expected.push(trouble),
  };
}

/** A page that goes on, or a tab that closes, gives up what it has asked for: no fault. */
const wasGivenUp = (request: Request): boolean => request.failure()?.errorText === "net::ERR_ABORTED";

/** Without the query, which carries tokens. */
const describe = (request: Request): string => `${request.method()} ${request.url().split("?")[0]}`;

const placeOf = (message: ConsoleMessage): string => (message.location().url ?? "").split("?")[0]!;

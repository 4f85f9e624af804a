import { AsyncLocalStorage } from "node:async_hooks";
import { pino, type Logger } from "pino";
import { env } from "#app/env.server.ts";
import { withoutData } from "./without-data.ts";
import { withoutSecrets } from "./without-secrets.ts";

export type { Logger };

const context = new AsyncLocalStorage<{ requestId: string }>();

/** Structured logs on standard output. Each line of a request carries its id; tokens and secrets never get through. */
export const log: Logger = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  mixin: () => context.getStore() ?? {},
  redact: {
    paths: [
      "*.accessToken",
      "*.refreshToken",
      "*.authorization",
      "*.password",
      "accessToken",
      "refreshToken",
      "authorization",
    ],
    censor: "[removed]",
  },
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: (error: unknown) => serialiseError(error) },
  hooks: {
    streamWrite: withoutSecrets,
  },
});

function serialiseError(error: unknown): object {
  const { stack, ...rest } = pino.stdSerializers.err(error as Error);
  return { type: rest.type, ...withoutData((error as Error | null)?.name, rest.message, stack) };
}

/** Runs `work` so that everything it logs carries the request's id. */
export const withRequestId = <T>(requestId: string, work: () => T): T => context.run({ requestId }, work);

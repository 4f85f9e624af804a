import { z } from "zod";

/**
 * The configuration: the only reader of `process.env`. Checked when it is first imported, which is at start.
 * Each name is described in `.env.example`.
 */
const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("0.0.0.0"),
  /** `all`: web and worker in one process. */
  ROLE: z.enum(["all", "web", "worker"]).default("all"),

  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/./, "must be a postgresql:// address"),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),

  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SHOPIFY_APP_URL: z.url({ protocol: /^https?$/ }),
  /** Set by the Shopify CLI; what the app asks for at install. */
  SCOPES: z
    .string()
    .default(
      "read_customer_merge,read_customers,read_fulfillments,read_orders,read_products,read_locations,write_app_proxy",
    ),
  APP_BRIDGE_URL: z.url().default("https://cdn.shopify.com/shopifycloud/app-bridge.js"),

  /** Encrypts Shopify's tokens in the database and signs reply addresses. */
  LATTE_SECRET: z.string().min(32, "must have at least 32 characters"),

  SMTP_URL: z.string().regex(/^smtps?:\/\/./, "must be an smtp:// or smtps:// address"),
  MAIL_DOMAIN: z.string().regex(/^[a-z0-9.-]+$/, "must be a domain name in lower case"),
  /** The port on which mail is received; empty: not by SMTP. */
  MAIL_LISTEN_PORT: z.preprocess(
    (v) => (v === "" ? undefined : v),
    z.coerce.number().int().min(0).max(65535).optional(),
  ),
  MAIL_LISTEN_HOST: z.string().min(1).default("0.0.0.0"),
  /** PEM files; with both, STARTTLS is offered to who brings mail. */
  MAIL_TLS_KEY_FILE: z.string().default(""),
  MAIL_TLS_CERT_FILE: z.string().default(""),
  /** The name under which our own mail provider signs its `Authentication-Results`; empty: no sender counts as verified. */
  MAIL_TRUSTED_AUTHSERV_ID: z.string().default(""),
  /** What a merchant's SPF record must name so that our mail server may send for them, e.g. `include:spf.example.com`. */
  MAIL_SPF_INCLUDE: z.string().default(""),
  /** The DKIM selector our mail server signs with, and where a merchant's CNAME for it leads; empty: it does not sign. */
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9.-]*$/, "must be a DNS label in lower case")
    .default(""),
  MAIL_DKIM_TARGET: z.string().default(""),
  /** Name servers that are asked for merchants' mail records, `address:port` with commas; empty: the system's. */
  DNS_SERVERS: z.string().default(""),

  /** Which address in `X-Forwarded-For` is the shopper's, counted from the right (1: the last); empty: the first. */
  SHOPPER_ADDRESS_HOP: z.preprocess(
    (v) => (v === "" ? undefined : v),
    z.coerce.number().int().min(1).max(20).optional(),
  ),

  /** What Prometheus brings to `/metrics`; empty: there are no metrics to be had. */
  METRICS_TOKEN: z.union([z.literal(""), z.string().min(16, "must have at least 16 characters")]).default(""),

  /** Where files are kept, unless `FILES_S3_ENDPOINT` names a store. */
  FILES_DIR: z.preprocess((v) => (v === "" ? undefined : v), z.string().default(".data/files")),
  FILES_S3_ENDPOINT: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]).default(""),
  FILES_S3_BUCKET: z.string().default(""),
  FILES_S3_REGION: z.string().default("us-east-1"),
  FILES_S3_KEY: z.string().default(""),
  FILES_S3_SECRET: z.string().default(""),
});

/** What belongs together: half an address of a store is none, and half a certificate. */
const whole = schema.superRefine((found, check) => {
  const demand = (...names: (keyof typeof found)[]) => {
    for (const name of names) if (!found[name]) check.addIssue({ code: "custom", path: [name], message: "is missing" });
  };
  if (found.FILES_S3_ENDPOINT) demand("FILES_S3_BUCKET", "FILES_S3_KEY", "FILES_S3_SECRET");
  if (found.MAIL_TLS_KEY_FILE) demand("MAIL_TLS_CERT_FILE");
  if (found.MAIL_TLS_CERT_FILE) demand("MAIL_TLS_KEY_FILE");
});

/** What managed platforms set when they make a store (Fly.io's `fly storage create`), by our names. */
const platformStore = {
  FILES_S3_ENDPOINT: "AWS_ENDPOINT_URL_S3",
  FILES_S3_BUCKET: "BUCKET_NAME",
  FILES_S3_REGION: "AWS_REGION",
  FILES_S3_KEY: "AWS_ACCESS_KEY_ID",
  FILES_S3_SECRET: "AWS_SECRET_ACCESS_KEY",
} as const;

type Source = Record<string, string | undefined>;

/** Ours comes first, a folder too; theirs counts only where it names a store and a bucket. */
function withPlatformStore(source: Source): Source {
  if (source.FILES_DIR || source.FILES_S3_ENDPOINT) return source;
  if (!source.AWS_ENDPOINT_URL_S3 || !source.BUCKET_NAME) return source;
  const theirs = Object.entries(platformStore).map(([ours, name]) => [ours, source[ours] || source[name]]);
  return { ...source, ...Object.fromEntries(theirs) };
}

/** A folder that only one of several processes sees would lose files without a word: then it has to be named. */
const sharesNoFiles = (source: Source, found: Env): boolean =>
  found.NODE_ENV === "production" && found.ROLE !== "all" && !found.FILES_S3_ENDPOINT && !source.FILES_DIR;

export type Env = z.infer<typeof schema>;

/**
 * Reads the configuration from `source`.
 * @throws one Error that names everything that is missing or malformed
 */
export function readEnv(given: Source): Env {
  const source = withPlatformStore(given);
  const found = whole.safeParse(source);
  if (found.success && sharesNoFiles(source, found.data))
    throw new Error(
      `FILES_DIR is missing: with ROLE=${found.data.ROLE} all processes need one folder in common, or a store (FILES_S3_…).`,
    );
  if (found.success) return found.data;
  const lines = found.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const missing = source[name] === undefined || source[name] === "";
    return `  ${name}: ${missing ? "is missing" : issue.message}`;
  });
  throw new Error(`The environment is not complete (see .env.example):\n${[...new Set(lines)].join("\n")}`);
}

export const env: Env = readEnv(process.env);

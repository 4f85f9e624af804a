import { createHmac, randomUUID } from "node:crypto";
import type { ShopState } from "../state.ts";
import { uploadHost } from "../upload-host.ts";
import { notModelled, type UserError } from "./errors.ts";

/** So long a place takes a file, and a file stays there: a guess. */
const stagedMs = 24 * 3_600_000;
const mostBytes = 20 * 1024 * 1024;
const secret = "of the pretend store of files";

export interface StagedInput {
  resource: string;
  filename: string;
  mimeType: string;
  httpMethod?: string | null;
  fileSize?: unknown;
}

const sign = (policy: string): string => createHmac("sha256", secret).update(policy).digest("hex");

/** Names a place for a file, with the signed fields that a POST has to bring. */
export function makeTarget(state: ShopState, now: Date, input: StagedInput) {
  if (input.resource !== "RETURN_LABEL") throw notModelled(`staged uploads of ${input.resource}`);
  if (input.httpMethod !== "POST") throw notModelled("staged uploads by PUT");
  const key = `tmp/${state.shop.id}/return_labels/${randomUUID()}/${encodeURIComponent(input.filename)}`;
  const until = new Date(now.getTime() + stagedMs).toISOString();
  const policy = Buffer.from(JSON.stringify({ key, until, type: input.mimeType })).toString("base64");
  const fields = { "Content-Type": input.mimeType, success_action_status: "201", acl: "private", key, policy };
  return {
    url: `https://${uploadHost}/`,
    resourceUrl: `https://${uploadHost}/${key}`,
    parameters: [...Object.entries(fields), ["x-goog-signature", sign(policy)] as const].map(([name, value]) => ({
      __typename: "StagedUploadParameter",
      name,
      value,
    })),
  };
}

/** Takes what a POST brought; gives the status that the store of files answers with. */
export async function takeUpload(states: Iterable<ShopState>, now: Date, form: FormData): Promise<number> {
  const names = [...form.keys()];
  const [policy, file] = [form.get("policy"), form.get("file")];
  if (typeof policy !== "string" || sign(policy) !== form.get("x-goog-signature")) return 403;
  const { key, until, type } = JSON.parse(Buffer.from(policy, "base64").toString()) as Record<string, string>;
  if (form.get("key") !== key || form.get("Content-Type") !== type || !until || until < now.toISOString()) return 403;
  // What stands behind the file is not read.
  if (!(file instanceof Blob) || names.at(-1) !== "file" || file.size > mostBytes) return 400;
  const shop = [...states].find((state) => key.startsWith(`tmp/${state.shop.id}/`));
  if (!shop) return 403;
  const base64 = Buffer.from(await file.arrayBuffer()).toString("base64");
  (shop.staged ??= []).push({ key, until, base64 });
  return 201;
}

const kinds = [
  { begins: "%PDF-", extension: "pdf", type: "application/pdf" },
  { begins: "\xff\xd8\xff", extension: "jpg", type: "image/jpeg" },
];

/**
 * The address under which customers see a label: of a file that was put here, its copy; else the one that was given. Or why
 * it is none.
 */
export function copyLabel(state: ShopState, now: Date, origin: string, fileUrl: string): string | UserError {
  const url = new URL(fileUrl);
  if (url.hostname !== uploadHost) return fileUrl;
  const staged = state.staged?.find(({ key, until }) => url.pathname === `/${key}` && until >= now.toISOString());
  const head = staged && Buffer.from(staged.base64, "base64").toString("latin1", 0, 8);
  const kind = kinds.find(({ begins }) => head?.startsWith(begins));
  if (!staged || !kind) return { field: ["labelInput", "fileUrl"], message: "Label file is invalid.", code: "INVALID" };
  const path = `/cdn/labels/${randomUUID()}.${kind.extension}`;
  (state.labels ??= []).push({ path, type: kind.type, base64: staged.base64 });
  return origin + path;
}

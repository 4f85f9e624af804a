import type { DraftFileView } from "../files/file-view.ts";
import type { DraftKind } from "./draft-kind.ts";

/** A file beside the text: on its way, kept by the server, or refused. */
export interface ComposedFile {
  key: string;
  /** null: not kept by the server (yet). */
  id: string | null;
  fileName: string;
  sizeBytes: number;
  contentType: string;
  /** 0 to 100 while it is on its way. */
  percent: number | null;
  problem: string | null;
  source: File | null;
  /** The act whose label it is, where that is to be put here; null: chosen by hand. */
  labelOf: string | null;
}

/** A file as it stands beside a text, neither on its way nor refused. */
export const composedFile = (
  of: Pick<ComposedFile, "id" | "fileName" | "sizeBytes" | "contentType">,
  key: string = crypto.randomUUID(),
): ComposedFile => ({ ...of, key, percent: null, problem: null, source: null, labelOf: null });

/** One that the server keeps. */
export const keptFile = ({ id, fileName, sizeBytes, contentType }: DraftFileView, key: string = id): ComposedFile =>
  composedFile({ id, fileName, sizeBytes, contentType }, key);

/** Those that the server keeps, as it told of them. */
export const keptFiles = (files: readonly ComposedFile[], kind: DraftKind): DraftFileView[] =>
  files.flatMap(({ id, fileName, sizeBytes, contentType }) =>
    id === null ? [] : [{ id, kind, fileName, sizeBytes, contentType }],
  );

/** The server keeps what was on its way under this key; it may have told of it before, with all that it keeps. */
export const withArrived = (
  files: readonly ComposedFile[],
  key: string,
  arrived: DraftFileView,
): readonly ComposedFile[] =>
  files
    .filter((one) => one.key === key || one.id !== arrived.id)
    .map((one) => (one.key === key ? keptFile(arrived, key) : one));

/** What the server told that it keeps, before all that was added since: nothing that is on its way is lost sight of. */
export function withRestored(files: readonly ComposedFile[], restored: readonly DraftFileView[]): ComposedFile[] {
  const told = new Set<string | null>(restored.map(({ id }) => id));
  return [...restored.map((one) => keptFile(one)), ...files.filter(({ id }) => !told.has(id))];
}

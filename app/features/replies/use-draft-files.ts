import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Outcome } from "../shared/outcome.ts";
import { fileProblem } from "../files/file-kinds.ts";
import type { DraftFileView } from "../files/file-view.ts";
import { uploadFile, type Upload } from "../files/upload-file.ts";
import { composedFile, keptFile, withArrived, withRestored, type ComposedFile } from "./composed-file.ts";
import type { DraftKind } from "./draft-kind.ts";

/**
 * The files beside one text: adding with progress, cancelling, removing, trying again.
 * @param address where the server takes them, with a query or without
 */
export function useDraftFiles(address: string, kind: DraftKind, initial: readonly DraftFileView[]) {
  const shopify = useAppBridge();
  const [files, setFiles] = useState<readonly ComposedFile[]>(() => initial.map((one) => keptFile(one)));
  const uploads = useRef(new Map<string, Upload>());
  /** Taken away while they were on their way: what the server keeps of them after all goes there too. */
  const gone = useRef(new Set<string>());
  const change = (key: string, part: Partial<ComposedFile>) =>
    setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));

  useEffect(() => {
    const running = uploads.current;
    return () => {
      for (const upload of running.values()) upload.cancel();
    };
  }, []);

  async function start(key: string, file: File): Promise<void> {
    const query = new URLSearchParams({ kind, name: file.name || "image.png" });
    const to = `${address}${address.includes("?") ? "&" : "?"}${query}`;
    const idToken = await shopify.idToken();
    if (gone.current.delete(key)) return;
    const upload = uploadFile<DraftFileView>(to, file, idToken, (percent) => change(key, { percent }));
    uploads.current.set(key, upload);
    const answer = await upload.done;
    uploads.current.delete(key);
    if (answer !== "cancelled") settle(key, answer);
  }

  function settle(key: string, answer: Outcome<DraftFileView>): void {
    const isGone = gone.current.delete(key);
    if (answer.ok && isGone) void remove(keptFile(answer.value, key));
    else if (answer.ok) setFiles((before) => withArrived(before, key, answer.value));
    else change(key, { percent: null, problem: answer.problem });
  }

  /** The server has it already: it only has to be put here. */
  async function bring(key: string, labelOf: string): Promise<void> {
    const to = address.replace(/\/files.*/, "/label");
    const response = await fetch(to, { method: "POST", body: new URLSearchParams({ act: labelOf }) });
    if (!response.ok) throw new Error(`${response.status}`);
    settle(key, (await response.json()) as Outcome<DraftFileView>);
  }

  function add(chosen: readonly File[]): void {
    const counted = files.filter((one) => one.problem === null).map(({ sizeBytes }) => ({ sizeBytes }));
    const added = chosen.map((file): ComposedFile => {
      const problem = fileProblem(file.size, counted);
      if (!problem) counted.push({ sizeBytes: file.size });
      const fileName = file.name || "image.png";
      return {
        ...composedFile({ id: null, fileName, sizeBytes: file.size, contentType: file.type }),
        percent: problem ? null : 0,
        problem,
        source: file,
      };
    });
    setFiles((before) => [...before, ...added]);
    for (const one of added) if (!one.problem && one.source) void start(one.key, one.source).catch(() => fail(one.key));
  }

  const fail = (key: string) => change(key, { percent: null, problem: "not_sent" });

  async function remove(file: ComposedFile): Promise<void> {
    uploads.current.get(file.key)?.cancel();
    uploads.current.delete(file.key);
    setFiles((before) => before.filter(({ key, id }) => key !== file.key && (id === null || id !== file.id)));
    if (file.id !== null) return removeKept(file, file.id);
    if (file.percent !== null) gone.current.add(file.key);
  }

  async function removeKept(file: ComposedFile, id: string): Promise<void> {
    const body = new URLSearchParams({ remove: id });
    const removed = await fetch(address, { method: "POST", body }).catch(() => null);
    // Not there any more is as good as removed; anything else puts it back, so that nothing is sent unseen.
    if (!removed || (!removed.ok && removed.status !== 404)) setFiles((before) => [...before, file]);
  }

  const restore = useCallback((told: readonly DraftFileView[]) => setFiles((before) => withRestored(before, told)), []);

  return {
    files,
    add,
    remove: (file: ComposedFile) => void remove(file),
    /** Puts the label of an act here, which was given as a file. @param name what it is called until it is here */
    addLabel(labelOf: string, name: string): void {
      const file = composedFile({ id: null, fileName: name, sizeBytes: 0, contentType: "" });
      setFiles((before) => [...before, { ...file, percent: 0, labelOf }]);
      void bring(file.key, labelOf).catch(() => fail(file.key));
    },
    retry(file: ComposedFile): void {
      const again = file.source ? start(file.key, file.source) : file.labelOf ? bring(file.key, file.labelOf) : null;
      if (!again) return;
      change(file.key, { percent: 0, problem: null });
      void again.catch(() => fail(file.key));
    },
    /** What the server keeps, to be sent; refused ones are left out by whoever looks at `problem` first. */
    ids: files.flatMap(({ id }) => id ?? []),
    uploading: files.some(({ percent }) => percent !== null),
    /** Those that were sent are gone; those that were added since stay. */
    forget: (ids: readonly string[]) =>
      setFiles((before) => before.filter(({ id, problem }) => problem === null && (id === null || !ids.includes(id)))),
    /** Puts here what the server told that it keeps; those that were added since stay. */
    restore,
  };
}

export type DraftFiles = ReturnType<typeof useDraftFiles>;

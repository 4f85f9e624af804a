import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import { fileProblem } from "../../files/file-kinds.ts";
import { uploadFile, type Upload } from "../../files/upload-file.ts";
import { composedFile, type ComposedFile } from "../../replies/composed-file.ts";
import { arriving, type Act, type ActPreview } from "../use-act.tsx";
import type { LabelView } from "./keep-label.server.ts";

/** What a form knows of the label that was chosen as a file. */
export const noLabelFile = { labelFile: "", labelName: "", labelSize: "" };

/** A file that was chosen; null: it is not sent yet. */
interface Choice {
  upload: Upload | null;
}

/**
 * The label of a form, as a file: choosing with progress, cancelling, trying again, taking away. It goes up as soon as it is
 * chosen; until it is there nothing can be previewed or confirmed.
 * @param number of the ticket
 */
export function useLabelFile<Preview extends ActPreview>({ values, set }: Act<Preview>, number: number) {
  const shopify = useAppBridge();
  const address = `/app/tickets/${number}/label`;
  /** On its way, or refused; what is kept stands in the form. */
  const [coming, setComing] = useState<ComposedFile | null>(null);
  /** The choice that counts, for as long as its file is on its way. */
  const current = useRef<Choice | null>(null);
  const put = (file: LabelView | null, waits = false) => {
    set("labelFile", file ? file.id : waits ? arriving : "");
    set("labelName", file?.fileName ?? "");
    set("labelSize", file ? String(file.sizeBytes) : "");
  };
  // Who leaves this part of the form while the file is on its way goes on without it.
  const leave = useRef<() => void>();
  useEffect(() => {
    leave.current = () => {
      if (!current.current) return;
      stop();
      put(null);
    };
  });
  useEffect(() => () => leave.current?.(), []);

  const { labelFile = "", labelName = "", labelSize = "" } = values;
  const kept =
    labelFile && labelFile !== arriving
      ? composedFile({ id: labelFile, fileName: labelName, sizeBytes: Number(labelSize), contentType: "" })
      : null;

  function stop(): void {
    current.current?.upload?.cancel();
    current.current = null;
  }

  async function send(choice: Choice, file: ComposedFile, source: File): Promise<void> {
    const query = new URLSearchParams({ name: source.name });
    const idToken = await shopify.idToken();
    if (current.current !== choice) return;
    const upload = uploadFile<LabelView>(`${address}?${query}`, source, idToken, (percent) =>
      setComing({ ...file, percent }),
    );
    choice.upload = upload;
    const answer = await upload.done;
    if (current.current !== choice) return;
    current.current = null;
    if (answer === "cancelled") return;
    put(answer.ok ? answer.value : null);
    setComing(answer.ok ? null : { ...file, percent: null, problem: answer.problem });
  }

  function choose(source: File): void {
    remove();
    const problem = fileProblem(source.size, []);
    const file: ComposedFile = {
      ...composedFile({ id: null, fileName: source.name, sizeBytes: source.size, contentType: source.type }),
      percent: problem ? null : 0,
      problem,
      source,
    };
    setComing(file);
    if (problem) return;
    put(null, true);
    const choice: Choice = { upload: null };
    current.current = choice;
    void send(choice, file, source).catch(() => {
      if (current.current !== choice) return;
      current.current = null;
      put(null);
      setComing({ ...file, percent: null, problem: "not_sent" });
    });
  }

  function remove(): void {
    stop();
    setComing(null);
    put(null);
    // One that stays goes by itself after a while.
    if (kept) void fetch(address, { method: "POST", body: new URLSearchParams({ remove: labelFile }) }).catch(() => {});
  }

  return { file: coming ?? kept, choose, remove };
}

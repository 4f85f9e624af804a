import { FilesUnavailable } from "#app/platform/files/file-store.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { putStaged } from "#app/platform/shopify/staged-upload.server.ts";
import type { Desk } from "../../shared/desk.ts";
import { LabelStage } from "./label-documents.ts";
import { labelTypes, putMs, stagedForMs, type LabelType } from "./label-file.ts";
import type { LabelSent } from "./return-input.ts";

/**
 * Puts a label at Shopify, for a return to name it; by a name of ours, for Shopify shows it to the customer. One call.
 * @param timeoutMilliseconds for the store of files, beside the call
 * @returns the address that the return is to name
 * @throws ShopifyUnavailable
 */
export async function stageLabel(
  desk: Pick<Desk, "shopify">,
  type: LabelType,
  bytes: Uint8Array,
  timeoutMilliseconds: number,
): Promise<string> {
  const fileName = `label.${labelTypes[type]}`;
  const { data } = await desk.shopify.act(LabelStage, {
    input: [
      {
        resource: "RETURN_LABEL",
        filename: fileName,
        mimeType: type,
        fileSize: String(bytes.byteLength),
        httpMethod: "POST",
      },
    ],
  });
  const { stagedTargets, userErrors = [] } = data.stagedUploadsCreate ?? {};
  const target = stagedTargets?.[0];
  if (!target?.url || !target.resourceUrl)
    throw new ShopifyUnavailable(
      "bad_answer",
      false,
      userErrors.map(({ message }) => message).join("\n") || "no place",
    );
  const to = { url: target.url, parameters: target.parameters };
  await putStaged(to, { fileName, contentType: type, bytes }, timeoutMilliseconds);
  return target.resourceUrl;
}

/**
 * The label as Shopify is to be asked for it. A file that was put there long ago, because somebody had to approve the act
 * or a form stood open, is put there anew: one call more. Of one that is not kept any more the address is what there is.
 * @throws ShopifyUnavailable; Shopify was not asked for the label then
 */
export async function freshLabel(desk: Desk, label: LabelSent): Promise<LabelSent> {
  const { file } = label;
  if (!file) return label;
  const kept = await desk.db.draftFile.findFirst({
    where: { id: BigInt(file), kind: "label" },
    select: { id: true, stagedAt: true, file: { select: { digest: true, contentType: true } } },
  });
  const now = desk.now();
  if (!kept?.stagedAt || now.getTime() - kept.stagedAt.getTime() < stagedForMs) return label;
  try {
    const bytes = await desk.files.get(kept.file.digest);
    if (!bytes) return label;
    const stagedUrl = await stageLabel(desk, kept.file.contentType as LabelType, bytes, putMs.act);
    await desk.db.draftFile.updateMany({ where: { id: kept.id }, data: { stagedUrl, stagedAt: now } });
    return { ...label, label: { fileUrl: stagedUrl } };
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable) && !(error instanceof FilesUnavailable)) throw error;
    // Whatever became of the file: no return names it yet.
    throw new ShopifyUnavailable("not_sent", false, `the label's file: ${error.message}`);
  }
}

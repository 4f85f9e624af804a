import { countAsked } from "#app/features/shared/count-asked.server.ts";
import { readShopperFile } from "#app/features/self-service/keep-shopper-files.server.ts";
import {
  largestShopperBody,
  mostShopperFiles,
  shopperFileProblem,
  type ShopperFile,
  type ShopperFileProblem,
} from "#app/features/self-service/shopper-file.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { parseMultipart } from "#app/parse-multipart.ts";
import { readUpTo } from "#app/read-body.server.ts";

/** In our forms the texts come before the files: they are in the beginning of what is not read further. Ours. */
const headBytes = 256 * 1024;
/** What all shoppers together may be sending to this process just now; ours. */
const mostUnderWay = 4 * largestShopperBody;
let underWay = 0;

export interface FormWithFiles {
  fields: [name: string, value: string][];
  files: { name: string; file: ShopperFile }[];
  problem: ShopperFileProblem | null;
}

/**
 * Reads a form with files, within limits of the address, of its size and of what is under way. Beyond them the texts are
 * read and the files are not. null: it is no form.
 */
export async function readShopperFiles(request: Request, visit: ShopperVisit): Promise<FormWithFiles | null> {
  const claimed = Number(request.headers.get("content-length") ?? 0);
  const isLarge = claimed > largestShopperBody;
  const isSmall = claimed > 0 && claimed <= headBytes;
  const wait = isSmall ? 0 : await countAsked(visit.desk, [{ kind: "files", whose: visit.address, by: 1 }]);
  let mine = 0;
  try {
    const claim = (bytes: number) => {
      if (underWay + bytes > mostUnderWay) return false;
      underWay += bytes;
      mine += bytes;
      return true;
    };
    const limit = isLarge || wait ? headBytes : largestShopperBody;
    const { bytes, stopped } = await readUpTo(request, limit, claim);
    const form = parseMultipart(bytes, request.headers.get("content-type") ?? "");
    if (!form) return null;
    const without = (problem: "too_often" | "too_large_together" | "unavailable") => ({
      fields: form.fields,
      files: [],
      problem: { problem },
    });
    if (wait) return without("too_often");
    if (stopped) return without(stopped === "limit" ? "too_large_together" : "unavailable");
    const given = form.files.slice(0, mostShopperFiles + 1);
    const files: FormWithFiles["files"] = [];
    for (const { name, fileName, bytes: own } of given)
      files.push({ name, file: await readShopperFile(fileName, own) });
    return { fields: form.fields, files, problem: shopperFileProblem(files.map(({ file }) => file)) };
  } finally {
    underWay -= mine;
  }
}

import type { FieldMap } from "../engine/request-context.ts";
import { notModelled } from "../errors.ts";
import { gid } from "../gid.ts";

interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
}

/** Metafields that an app keeps with its own installation; themes read them as `app.metafields`. No scope is needed. */
export const appDataMutations: FieldMap<undefined> = {
  metafieldsSet: (_root, { metafields }: { metafields: MetafieldInput[] }, context) => {
    const own = gid("AppInstallation", context.state.installation!.id);
    for (const { ownerId, type } of metafields) {
      if (ownerId !== own) throw notModelled(`metafieldsSet for ${ownerId}`);
      if (type !== "single_line_text_field" && type !== "json") throw notModelled(`metafields of type ${type}`);
    }
    const broken = metafields.findIndex(({ type, value }) => type === "json" && !isJson(value));
    if (broken !== -1)
      return {
        metafields: null,
        userErrors: [
          { field: ["metafields", String(broken), "value"], message: "Value is not valid JSON or too large.", code: "INVALID_VALUE", elementIndex: null }, // prettier-ignore
        ],
      };
    const blank = metafields.findIndex(
      ({ type, value }) => value.trim() === "" || (type !== "json" && value.includes("\n")),
    );
    if (blank !== -1)
      return {
        metafields: null,
        userErrors: [
          { field: ["metafields", String(blank), "value"], message: "Value must be a single line.", code: "INVALID_VALUE", elementIndex: null }, // prettier-ignore
        ],
      };
    context.change((change) => {
      for (const { namespace, key, value } of metafields)
        change.state.appData = { ...change.state.appData, [`${namespace}.${key}`]: value };
      change.touch();
    });
    return { metafields: [], userErrors: [] };
  },
};

/** Shopify takes JSON of at most 128,000 bytes. */
function isJson(value: string): boolean {
  if (Buffer.byteLength(value) > 128_000) return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

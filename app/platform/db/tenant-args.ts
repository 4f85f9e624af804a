/**
 * Binds the arguments of one Prisma operation to one shop. Pure: the client extension calls it for each operation.
 *
 * Composite keys stop a row from pointing at another shop's; they do not stop Prisma's `connect` from moving one.
 * So what could move a row between shops is refused here, whatever the keys say.
 */
export class TenancyViolation extends Error {
  override name = "TenancyViolation";
}

type Args = Record<string, unknown>;

/** What the binding must know of a model; read from Prisma's own description of the schema. */
export interface TenantModel {
  name: string;
  /** Field names that are relations: only below them can rows be linked or created. */
  relations: ReadonlyMap<string, string>;
}

const filtering = new Set([
  "findFirst",
  "findFirstOrThrow",
  "findMany",
  "count",
  "aggregate",
  "groupBy",
  "updateMany",
  "updateManyAndReturn",
  "deleteMany",
]);
const unique = new Set(["findUnique", "findUniqueOrThrow", "update", "delete", "upsert"]);
const creating = new Set(["create", "createMany", "createManyAndReturn"]);
const linking = new Set(["connect", "connectOrCreate", "set", "disconnect"]);

/**
 * The same arguments, bound to `shopId`.
 * @throws TenancyViolation on an operation it does not know, on a `shopId` in the data, and on anything that links rows
 */
export function bindArgs(
  model: TenantModel,
  operation: string,
  given: unknown,
  shopId: bigint,
  models: (name: string) => TenantModel,
): Args {
  const args: Args = { ...(given as Args | undefined) };
  const key = model.name === "Shop" ? "id" : "shopId";
  for (const name of ["data", "create", "update"]) if (name in args) checkData(args[name], model, models);

  if (filtering.has(operation)) args.where = args.where ? { AND: [args.where, { [key]: shopId }] } : { [key]: shopId };
  else if (unique.has(operation)) args.where = bindUnique(args.where as Args, key, shopId);
  else if (!creating.has(operation)) throw new TenancyViolation(`${operation} on ${model.name} is not bound to a shop`);

  if (creating.has(operation) || operation === "upsert") {
    if (model.name === "Shop") throw new TenancyViolation("a shop is not created from inside a shop");
    const name = operation === "upsert" ? "create" : "data";
    args[name] = ownedBy(args[name], shopId);
  }
  return args;
}

/** Composite keys are named shopId_id and the like. A caller who names another shop is refused, not corrected. */
function bindUnique(where: Args, key: string, shopId: bigint): Args {
  const named = Object.entries(where).flatMap(([name, value]) =>
    name === key ? [value] : name.startsWith("shopId_") ? [(value as Args).shopId] : [],
  );
  if (named.some((shop) => shop !== shopId)) throw new TenancyViolation("a key of another shop");
  return { ...where, [key]: shopId };
}

const ownedBy = (data: unknown, shopId: bigint): unknown =>
  Array.isArray(data) ? data.map((row) => ({ ...(row as Args), shopId })) : { ...(data as Args), shopId };

function checkData(data: unknown, model: TenantModel, models: (name: string) => TenantModel): void {
  for (const row of Array.isArray(data) ? data : [data]) {
    for (const [field, value] of Object.entries((row ?? {}) as Args)) {
      if (field === "shopId" || (model.name === "Shop" && field === "id"))
        throw new TenancyViolation(`${model.name}.${field} is not for a caller to set`);
      const related = model.relations.get(field);
      if (related && value) checkNested(value as Args, model, field, models(related), models);
    }
  }
}

function checkNested(
  nested: Args,
  model: TenantModel,
  field: string,
  related: TenantModel,
  models: (name: string) => TenantModel,
): void {
  for (const [verb, value] of Object.entries(nested)) {
    if (linking.has(verb))
      throw new TenancyViolation(`${verb} through ${model.name}.${field} could move a row between shops`);
    for (const part of Array.isArray(value) ? value : [value]) {
      const inner = part as Args | null;
      if (typeof inner !== "object" || inner === null) continue;
      const data =
        "data" in inner ? inner.data : "create" in inner || "update" in inner ? [inner.create, inner.update] : inner;
      checkData(data, related, models);
    }
  }
}

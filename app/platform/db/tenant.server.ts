import { prisma } from "./prisma.server.ts";
import { isRawSqlAllowed } from "./raw-sql.server.ts";
import { bindArgs, TenancyViolation, type TenantModel } from "./tenant-args.ts";

/** Not a shop's own: read before the shop is known. */
const exempt = new Set(["ShopSession"]);

interface Described {
  models: Record<string, { fields: { name: string; kind: string; type: string }[] }>;
}

/** Prisma keeps its description of the schema under this name; a test fails should it move. */
const described = (prisma as unknown as { _runtimeDataModel: Described })._runtimeDataModel;

const models = new Map<string, TenantModel>(
  Object.entries(described.models)
    .filter(([name]) => !exempt.has(name))
    .map(([name, { fields }]) => {
      const relations = fields
        .filter((field) => field.kind === "object")
        .map((field) => [field.name, field.type] as const);
      return [name, { name, relations: new Map(relations) }];
    }),
);

function modelNamed(name: string): TenantModel {
  const found = models.get(name);
  if (!found) throw new TenancyViolation(`${name} does not belong to a shop`);
  return found;
}

/** A Prisma client that can only see one shop. */
export type TenantDb = Omit<
  ReturnType<typeof extend>,
  "$queryRaw" | "$queryRawUnsafe" | "$executeRaw" | "$executeRawUnsafe" | "$extends"
>;
/** The same within a transaction. */
export type TenantTx = Omit<TenantDb, "$transaction" | "$connect" | "$disconnect" | "$on" | "$use">;

const clients = new Map<bigint, ReturnType<typeof extend>>();

/** The client of one shop. Made once per shop and process: making one is not free. */
export function tenantDb(shopId: bigint): ReturnType<typeof extend> {
  const known = clients.get(shopId);
  if (known) return known;
  if (clients.size >= 5_000) clients.delete(clients.keys().next().value as bigint);
  const made = extend(shopId);
  clients.set(shopId, made);
  return made;
}

function extend(shopId: bigint) {
  return prisma.$extends({
    name: "one shop",
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) =>
          query(bindArgs(modelNamed(model), operation, args, shopId, modelNamed) as typeof args),
      },
      $queryRaw: rawOnlyWhereAllowed,
      $queryRawUnsafe: rawOnlyWhereAllowed,
      $executeRaw: rawOnlyWhereAllowed,
      $executeRawUnsafe: rawOnlyWhereAllowed,
    },
  });
}

function rawOnlyWhereAllowed<A>({ args, query }: { args: A; query: (args: A) => Promise<unknown> }) {
  if (!isRawSqlAllowed()) throw new TenancyViolation("raw SQL goes through desk.sql, which binds it to the shop");
  return query(args);
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { listTags } from "#app/features/tags/list-tags.server.ts";

/** The tags that can be chosen. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  return { tags: await listTags(desk) };
}

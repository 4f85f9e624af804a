import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { listTags } from "#app/features/tags/list-tags.server.ts";
import { orFailed } from "#app/ui/or-failed.ts";

/** The tags that can be chosen. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  return { tags: await listTags(desk) };
}

export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) =>
  orFailed(() => serverLoader<typeof loader>());

/** Read anew each time that somebody opens a list of them. */
export const shouldRevalidate = () => false;

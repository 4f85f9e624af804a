import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

export const loader = ({ request }: LoaderFunctionArgs): Response =>
  redirect(`/app/tickets${new URL(request.url).search}`);

import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { auditNamespaces, auditWords, type AuditWords } from "./audit-words.ts";

/** Says lines of the audit log in the page's language. */
export function useAuditWords(): AuditWords {
  const { t, i18n } = useTranslation(auditNamespaces);
  const { locale } = usePage();
  return auditWords({ t, i18n, locale });
}

import type { Translated } from "../../texts.ts";
import type { files as english } from "../en/files.ts";

export const files: Translated<typeof english> = {
  attach: "Dołącz pliki",
  list: "Pliki do wysłania",
  drop: "Upuść pliki tutaj",
  uploading: "{{name}}, przesłano {{percent}} %",
  remove: "Usuń {{name}}",
  cancel: "Przerwij przesyłanie {{name}}",
  retry: "Spróbuj ponownie",
  open: "Otwórz {{name}}",
  label: "Etykieta",
  problem: {
    file_empty: "Plik jest pusty.",
    file_too_large: "Za duży: najwyżej 20 MB na plik.",
    files_too_large: "Za dużo: najwyżej 25 MB razem.",
    too_many_files: "Najwyżej 20 plików.",
    too_many_labels: "Najwyżej 20 etykiet na godzinę. Spróbuj później.",
    label_kind: "To nie jest PDF ani JPEG, mimo nazwy.",
    merged: "To zgłoszenie połączono z innym. Kontynuuj tam.",
    not_allowed: "Twoja rola tego nie obejmuje.",
    scope_missing: "Aplikacja potrzebuje Twojej zgody, by widzieć i tworzyć zwroty.",
    files_unavailable: "Nie udało się go teraz zapisać.",
    not_sent: "Nie udało się go przesłać.",
  },
};

import type { Translated } from "../../texts.ts";
import type { files as english } from "../en/files.ts";

export const files: Translated<typeof english> = {
  attach: "Anexar arquivos",
  list: "Arquivos a enviar",
  drop: "Solte os arquivos aqui",
  uploading: "{{name}}, {{percent}} % enviado",
  remove: "Remover {{name}}",
  cancel: "Cancelar o envio de {{name}}",
  retry: "Tentar de novo",
  open: "Abrir {{name}}",
  label: "Etiqueta",
  problem: {
    file_empty: "O arquivo está vazio.",
    file_too_large: "Grande demais: no máximo 20 MB por arquivo.",
    files_too_large: "É demais: no máximo 25 MB no total.",
    too_many_files: "No máximo 20 arquivos.",
    too_many_labels: "No máximo 20 etiquetas por hora. Tente mais tarde.",
    label_kind: "Não é PDF nem JPEG, apesar do nome.",
    merged: "Este ticket foi unido a outro. Continue lá.",
    not_allowed: "A sua função não inclui isto.",
    scope_missing: "O app precisa da sua permissão para ver e fazer devoluções.",
    files_unavailable: "Não foi possível salvá-lo agora.",
    not_sent: "Não foi possível enviá-lo.",
  },
};

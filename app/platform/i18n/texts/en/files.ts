export const files = {
  attach: "Attach files",
  list: "Files to send",
  drop: "Drop the files here",
  uploading: "{{name}}, {{percent}} % uploaded",
  remove: "Remove {{name}}",
  cancel: "Cancel uploading {{name}}",
  retry: "Try again",
  open: "Open {{name}}",
  problem: {
    file_empty: "The file is empty.",
    file_too_large: "Too large: at most 20 MB per file.",
    files_too_large: "Too much: at most 25 MB together.",
    too_many_files: "At most 20 files.",
    files_unavailable: "It could not be stored just now.",
    not_sent: "It could not be uploaded.",
  },
};

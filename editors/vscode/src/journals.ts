// Which files may be a journal's. The server decides; this keeps it from being started in vain.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Uri } from "vscode";

const CONFIGURATIONS = ["mkdocs.yml", "mkdocs.yaml"];
/** One of these is in every configuration that names helplog, itself or by what it inherits. */
const MAY_NAME_HELPLOG = ["helplog", "INHERIT", "!ENV", "\\", "\0"];

/** Whether a folder may be the top of a journal. */
export function isAJournal(folder: Uri): boolean {
  return folder.scheme === "file" && mayBeOne(folder.fsPath);
}

/** Whether a file lies in what may be a journal, however deep. */
export function belongsToAJournal(file: Uri): boolean {
  if (file.scheme !== "file") {
    return false;
  }
  let folder = dirname(file.fsPath);
  while (!mayBeOne(folder)) {
    const above = dirname(folder);
    if (above === folder) {
      return false;
    }
    folder = above;
  }
  return true;
}

function mayBeOne(folder: string): boolean {
  return CONFIGURATIONS.some((name) => {
    const text = textOf(join(folder, name));
    return MAY_NAME_HELPLOG.some((sign) => text.includes(sign));
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // not there, or not to be read: no journal for us
  }
}

// The program `helplog lsp` as a process, and in plain words why there is none.

import { spawn, type ChildProcess } from "node:child_process";
import { homedir } from "node:os";

export const ON_THE_PATH = "helplog";
const MOST_SAID = 2_000;

export class Program {
  private said = "";
  private isThere = true;

  /** @param path - its name on the PATH, or where it lies; a journal brings that from elsewhere. */
  constructor(private readonly path: string) {}

  /** Begins it; by its name alone where it lies no more where it is said to. */
  async begin(): Promise<ChildProcess> {
    try {
      return await this.begun(this.path);
    } catch (error) {
      if (this.path === ON_THE_PATH) {
        throw error;
      }
      return await this.begun(ON_THE_PATH);
    }
  }

  /**
   * In the home folder: on Windows a program is looked for in the folder it begins in as well, and
   * a journal may come from anywhere.
   */
  private begun(path: string): Promise<ChildProcess> {
    return new Promise((resolve, reject) => {
      const begun = spawn(path, ["lsp"], { cwd: homedir() });
      begun.stderr.on("data", (words: Buffer) => {
        this.said = (this.said + words.toString("utf8")).slice(-MOST_SAID);
      });
      begun.once("spawn", () => {
        this.isThere = true;
        resolve(begun);
      });
      begun.once("error", (error) => {
        this.isThere = false;
        reject(error);
      });
    });
  }

  /** Why it did not start, to be shown to whoever writes. */
  get reason(): string {
    if (!this.isThere) {
      return (
        `There is no program “${this.path}” here. It comes with ` +
        'pip install "helplog[editors]"; where it lies elsewhere, the setting ' +
        "helplog.path says so."
      );
    }
    const lines = this.said.split("\n").filter((line) => line.trim() !== "");
    return lines.at(-1) ?? "helplog's language server ended before it began.";
  }
}

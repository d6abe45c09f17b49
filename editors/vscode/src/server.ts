// The language server, from its start to its end, and a plain sentence where it can't be started.

import { commands, window, workspace, type Disposable } from "vscode";
import {
  CloseAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type CloseHandlerResult,
} from "vscode-languageclient/node";

import { ON_THE_PATH, Program } from "./program";

const OPEN_THE_SETTING = "Open the setting";
const TRY_AGAIN = "Try again";
/** A server that ends this often within so long is left alone. */
const MOST_ENDS = 4;
const ENDS_WITHIN_MS = 180_000;

export class Server implements Disposable {
  private client: LanguageClient | undefined;
  private starting: Promise<void> = Promise.resolve();

  /** Whether it was asked for; it may have failed since. */
  get isStarted(): boolean {
    return this.client !== undefined;
  }

  start(): Promise<void> {
    const settings = workspace.getConfiguration("helplog");
    const path = settings.get("path", "").trim() || ON_THE_PATH;
    const program = new Program(path);
    const client = clientOf(program, settings.get("inlayHints", true));
    this.client = client;
    this.starting = client.start().catch(() => {
      void this.say(program.reason);
    });
    return this.starting;
  }

  async restart(): Promise<void> {
    await this.starting;
    const client = this.client;
    this.client = undefined;
    if (client?.state === State.Running) {
      await client.stop();
    }
    await this.start();
  }

  dispose(): void {
    void this.client?.dispose();
  }

  private async say(reason: string): Promise<void> {
    const chosen = await window.showErrorMessage(
      reason,
      OPEN_THE_SETTING,
      TRY_AGAIN,
    );
    if (chosen === OPEN_THE_SETTING) {
      await commands.executeCommand(
        "workbench.action.openSettings",
        "helplog.path",
      );
    } else if (chosen === TRY_AGAIN) {
      await this.restart();
    }
  }
}

/** Says nothing in a window of its own: what goes wrong is said in one sentence, once. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function clientOf(program: Program, inlayHints: boolean): LanguageClient {
  const ends: number[] = [];
  const client: LanguageClient = new QuietClient(
    "helplog",
    "helplog",
    () => program.begin(),
    {
      documentSelector: [{ scheme: "file", language: "markdown" }],
      initializationOptions: { inlayHints },
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (...gone) => client.createDefaultErrorHandler().error(...gone),
        closed: whenClosed,
      },
    },
  );

  /** Starts it again where it had been running and ends for once; not over and over. */
  function whenClosed(): CloseHandlerResult {
    const now = Date.now();
    const lately = ends.filter((end) => now - end < ENDS_WITHIN_MS);
    ends.splice(0, ends.length, ...lately, now);
    const action =
      client.state === State.Running && ends.length < MOST_ENDS
        ? CloseAction.Restart
        : CloseAction.DoNotRestart;
    return { action, handled: true };
  }

  return client;
}

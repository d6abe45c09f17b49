// Where VS Code begins: the language server is started once a journal is there, and not before.

import { commands, window, workspace, type ExtensionContext } from "vscode";

import { belongsToAJournal, isAJournal } from "./journals";
import { Server } from "./server";

const MARKDOWN = "markdown";

export function activate(context: ExtensionContext): void {
  const server = new Server();
  context.subscriptions.push(
    server,
    commands.registerCommand("helplog.restart", () => server.restart()),
    workspace.onDidOpenTextDocument(startWhereItIsWanted),
    workspace.onDidChangeWorkspaceFolders(startWhereItIsWanted),
    workspace.onDidChangeConfiguration((changed) => {
      if (changed.affectsConfiguration("helplog") && server.isStarted) {
        void server.restart();
      }
    }),
    // What a folder's settings say of the program counts from then on.
    workspace.onDidGrantWorkspaceTrust(() => {
      if (server.isStarted) {
        void server.restart();
      }
    }),
  );
  startWhereItIsWanted();

  /** A window without a journal has no server of one. */
  function startWhereItIsWanted(): void {
    if (!server.isStarted && hasAJournal()) {
      void server.start();
    }
  }
}

function hasAJournal(): boolean {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.some((folder) => isAJournal(folder.uri))) {
    return true;
  }
  const open = [
    ...workspace.textDocuments,
    ...window.visibleTextEditors.map((editor) => editor.document),
  ];
  return open.some(
    (document) =>
      document.languageId === MARKDOWN && belongsToAJournal(document.uri),
  );
}

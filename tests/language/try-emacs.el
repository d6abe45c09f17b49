;;; What somebody does in Emacs in a page of a journal; what they see is printed as JSON.  -*- lexical-binding: t -*-
(require 'json)
(defun try-wait (what test)
  (let ((until (+ (float-time) 20)))
    (while (not (funcall test))
      (when (> (float-time) until) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05)
      (sit-for 0.01))))

(setq eglot-sync-connect 10 eglot-autoshutdown t eglot-confirm-server-initiated-edits nil)
(find-file (getenv "TRY_FILE"))
(run-hooks 'post-command-hook) ; after each command, as without --batch
(try-wait "the server" (lambda () (and (fboundp 'eglot-current-server) (eglot-current-server))))
(require 'flymake)
(flymake-mode 1)
(try-wait "a finding" (lambda () (flymake-start) (flymake-diagnostics)))
(let* ((texts (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
       (server (eglot-current-server))
       (where (list :uri (eglot--path-to-uri buffer-file-name)))
       (labels nil))
  (try-wait "the journal"
            (lambda ()
              (let ((found (jsonrpc-request server :textDocument/completion
                                            (list :textDocument where
                                                  :position (list :line 4 :character 5)))))
                (setq labels (mapcar (lambda (one) (plist-get one :label)) (plist-get found :items))))))
  (goto-char (point-min))
  (forward-line 1)
  (let* ((actions (jsonrpc-request
                   server :textDocument/codeAction
                   (list :textDocument where
                         :range (list :start (list :line 1 :character 0) :end (list :line 1 :character 0))
                         :context (list :diagnostics []))))
         (edit (plist-get (aref actions 0) :edit)))
    (eglot--apply-workspace-edit edit))
  (princ (json-encode (list :mode (symbol-name major-mode) :texts texts :labels labels
                            :cured (buffer-string)))))
(kill-emacs 0)

;;; impact-manifest-mode.el --- ImpACT license manifests -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; URL: https://github.com/impact-manifest/impact-manifest

;;; Commentary:

;; A mode for impact.yaml, based on yaml-mode or yaml-ts-mode if available, that sets up the language server for Eglot or
;; lsp-mode, whichever is loaded.

;;; Code:

(defvar eglot-server-programs)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(defvar lsp-language-id-configuration)

(defalias 'impact-manifest--parent-mode
  (cond ((require 'yaml-mode nil t) 'yaml-mode)
        ((fboundp 'yaml-ts-mode) 'yaml-ts-mode)
        (t 'conf-mode))
  "The best available mode for YAML.")

;;;###autoload
(define-derived-mode impact-manifest-mode impact-manifest--parent-mode "ImpACT"
  "Major mode for ImpACT license manifests."
  (setq-local comment-start "# "
              indent-tabs-mode nil))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\(?:/\\|\\.\\)impact\\.ya?ml\\'" . impact-manifest-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '(impact-manifest-mode . ("impact-language-server" "--stdio"))))

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(impact-manifest-mode . "impact-manifest"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection '("impact-language-server" "--stdio"))
                    :activation-fn (lambda (_file mode) (eq mode 'impact-manifest-mode))
                    :server-id 'impact)))

(provide 'impact-manifest-mode)
;;; impact-manifest-mode.el ends here

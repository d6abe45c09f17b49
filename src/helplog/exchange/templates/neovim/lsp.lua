-- Neovim 0.11 and later: how the language server of a helplog journal is started.
return {
  cmd = { "{program}", "lsp" },
  filetypes = { "markdown" },
  root_markers = { "mkdocs.yml", "mkdocs.yaml" },
}

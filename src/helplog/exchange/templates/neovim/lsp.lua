-- Neovim 0.11 and later: how the language server of a helplog journal is started.
local program = "{program}"
if vim.fn.executable(program) == 0 then
  program = "helplog" -- on another computer it may lie elsewhere
end
return {
  cmd = { program, "lsp" },
  filetypes = { "markdown" },
  root_markers = { "mkdocs.yml", "mkdocs.yaml" },
}

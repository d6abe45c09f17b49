-- Starts helplog's language server for the Markdown of a journal; it leaves all other files alone.
local program = "{program}"
if vim.fn.executable(program) == 0 then
  program = "helplog" -- on another computer it may lie elsewhere
end
if vim.fn.executable(program) == 0 then
  return
end
if vim.lsp.enable then
  vim.lsp.enable("helplog")
else
  -- before Neovim 0.11
  vim.api.nvim_create_autocmd("FileType", {
    pattern = "markdown",
    callback = function(event)
      local found = vim.fs.find({ "mkdocs.yml", "mkdocs.yaml" }, {
        path = vim.fs.dirname(vim.api.nvim_buf_get_name(event.buf)),
        upward = true,
      })[1]
      if found then
        vim.lsp.start({ name = "helplog", cmd = { program, "lsp" }, root_dir = vim.fs.dirname(found) })
      end
    end,
  })
end
-- Names and keys are offered while one types, where Neovim can do that by itself.
vim.api.nvim_create_autocmd("LspAttach", {
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == "helplog" and vim.lsp.completion then
      -- what is offered is not written before it is taken (CTRL-Y), so that a new name can be typed
      pcall(vim.api.nvim_set_option_value, "completeopt", "menuone,noinsert,popup", { buf = event.buf })
      -- by itself Neovim asks after signs alone, not after the letters of a name
      local offers = client.server_capabilities.completionProvider
      if offers then
        for letter in ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"):gmatch(".") do
          table.insert(offers.triggerCharacters, letter)
        end
      end
      vim.lsp.completion.enable(true, client.id, event.buf, { autotrigger = true })
    end
  end,
})

-- What somebody does in Neovim in a page of a journal; what they see is printed as JSON.
local function wait(what, until_true)
  if not vim.wait(20000, until_true, 50) then
    io.stderr:write("waited in vain for " .. what .. "\n")
    vim.cmd("cquit 1")
  end
end

local seen = {}
wait("the server", function()
  return #vim.lsp.get_clients({ bufnr = 0, name = "helplog" }) > 0
end)
local client = vim.lsp.get_clients({ bufnr = 0, name = "helplog" })[1]
wait("a finding", function()
  return #vim.diagnostic.get(0) > 0
end)
seen.codes = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
seen.encoding = client.offset_encoding

local function ask(method, line, character, more)
  local params = vim.tbl_extend("force", {
    textDocument = vim.lsp.util.make_text_document_params(0),
    position = { line = line, character = character },
  }, more or {})
  local answer = client:request_sync(method, params, 20000, 0)
  return answer and answer.result
end

wait("the journal", function()
  local found = ask("textDocument/completion", 4, 5)
  seen.completed = vim.tbl_map(function(one) return one.label end, found.items)
  return #found.items > 0
end)
local hover = ask("textDocument/hover", 6, 7)
seen.hover = hover and hover.contents.value

-- a cure, as `:lua vim.lsp.buf.code_action()` makes it
local spot = { line = 1, character = 0 }
local actions = ask("textDocument/codeAction", 1, 0, {
  range = { start = spot, ["end"] = spot },
  context = { diagnostics = {}, only = { "quickfix" } },
})
seen.actions = vim.tbl_map(function(one) return one.title end, actions)
vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
wait("the cure", function()
  return not vim.tbl_contains(
    vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0)), "unknown-key")
end)
seen.cured = vim.api.nvim_buf_get_lines(0, 0, -1, false)

-- a name, everywhere
local edit = ask("textDocument/rename", 6, 7, { newName = "Priya Rao" })
vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
vim.cmd("silent wall")
seen.renamed = vim.api.nvim_buf_get_lines(0, 0, -1, false)
io.stdout:write(vim.json.encode(seen))
vim.cmd("qall!")

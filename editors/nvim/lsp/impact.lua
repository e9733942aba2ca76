-- For Neovim 0.11 or newer: copy to ~/.config/nvim/lsp/, and call vim.lsp.enable('impact').
return {
  cmd = { 'impact-language-server', '--stdio' },
  filetypes = { 'yaml.impact' },
  root_markers = { 'impact.config.yaml', '.git' },
}

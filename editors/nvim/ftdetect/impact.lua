-- Manifests are YAML with their own file type, so the server starts only for them. Copy to ~/.config/nvim/ftdetect/.
vim.filetype.add({
  filename = { ['impact.yaml'] = 'yaml.impact', ['impact.yml'] = 'yaml.impact' },
  pattern = { ['.*%.impact%.ya?ml'] = 'yaml.impact' },
})

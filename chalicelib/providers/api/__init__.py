"""Providers over HTTP: `doors` is what its routes hang on."""

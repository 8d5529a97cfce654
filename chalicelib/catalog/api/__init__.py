"""The catalog over HTTP: `base` is what its routes hang on and share, one file a subject declares them."""

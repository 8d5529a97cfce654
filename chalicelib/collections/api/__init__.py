"""Collections over HTTP: `doors` is what its routes hang on, one file a subject declares them."""

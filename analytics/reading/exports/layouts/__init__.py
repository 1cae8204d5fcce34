"""One module per layout; `registry` lists them."""

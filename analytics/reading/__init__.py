"""Read one document into its rows. Nothing here uses a second document."""

"""How Vietnamese dates and figures are typed and shown."""

"""Who may enter which address."""

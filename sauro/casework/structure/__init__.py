"""People and structure kept up to date: imports, changes, accounts, each logged."""

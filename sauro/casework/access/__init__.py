"""Who may do what to what: accounts, grants, the matrix of roles and acts, the doors."""

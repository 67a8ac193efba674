"""Page 7: everything on one case, as far as its reader may see it."""

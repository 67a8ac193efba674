"""What must hold of everything stored: checked by `sauro verify`, each fault a Vietnamese line."""

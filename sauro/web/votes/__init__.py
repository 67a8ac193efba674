"""Secret votes: the secretary opens and counts them, members vote each on the own screen."""

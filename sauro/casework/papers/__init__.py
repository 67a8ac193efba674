"""Official papers filled from what is recorded; nothing is computed anew."""

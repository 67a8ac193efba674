"""Page 4: the self-assessment, with the score and the outcome it gives while one types."""

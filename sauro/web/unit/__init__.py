"""Page 5: where does my unit stand? Members, results, meeting, votes, dossier, submission."""

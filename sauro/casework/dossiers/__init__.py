"""From self-assessment to appraisal: facts frozen, outcomes computed, the dossier on its way."""

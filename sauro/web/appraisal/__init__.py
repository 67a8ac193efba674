"""Page 6: which dossiers need me? Receipt, returns, appraisal."""

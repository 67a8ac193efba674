"""How things are shown: levels, reasons, figures, bars; nothing is computed or decided here."""

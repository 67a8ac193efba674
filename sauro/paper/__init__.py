"""Papers (văn bản) of a rating: one data object gives the Word file and the PDF alike."""

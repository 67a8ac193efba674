"""The ten papers: for each what it needs to know, and its layout."""

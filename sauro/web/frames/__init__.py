"""Page 22, frames of criteria: seen by block, downloaded, replaced by the official ones."""

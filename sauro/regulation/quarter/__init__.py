"""The quarterly rating of leaders and collectives, one module per rule."""

"""The demonstration province: made up from a seed, brought in through the services people use."""

"""The pages: forms, views, addresses, templates; slices named as those of casework."""

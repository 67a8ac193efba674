"""What each person must do now, and by when."""

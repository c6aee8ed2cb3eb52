"""Controls that the radio and the news side share: painted by hand from the theme's tokens."""

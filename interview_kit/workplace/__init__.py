"""What a command works on, and the functions that do its work; the only room that uses all the others."""

"""How often an entry that fits a line is among the nearest, on lines as other bodies' profiles have them."""

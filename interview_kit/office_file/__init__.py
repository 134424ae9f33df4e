"""The office in one HTML file: the program, a bank, its house and Python for browsers, all inside."""

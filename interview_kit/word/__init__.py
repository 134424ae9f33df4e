"""The only room that knows Word: HR's house, the tag words of templates, and zip assembly."""

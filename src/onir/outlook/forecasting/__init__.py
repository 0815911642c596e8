"""The numbers behind an outlook: series of regions and their nation go in, joint draws of what is to come go out."""

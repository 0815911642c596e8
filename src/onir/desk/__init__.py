"""The desk: web pages over the library, for people who work with a region's figures all day.

A Django project, and the only part of Öñir that imports Django. Pages are thin: a view reads what was asked, calls one
verb of the library and shows the answer; what is said comes from the same sentences as on a terminal. Reading works
without JavaScript, and no script or style stands inside a page. Left out: Django's admin, which speaks of tables where
people speak of regions and texts.
"""

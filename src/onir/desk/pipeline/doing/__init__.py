"""The one door for what is written: who may, is it sound, does it go together, is it still as they saw it.

Every function takes `by` first: whoever does it. It writes all or nothing, and the history has who and why. Views, the
programming interface, imports and demonstration data call these and write in no other way.
"""

"""The API of the desk: the verbs of the library for programs, at `/api/v1/`.

An operation is a verb of the command line by the same name, with the same options, and answers what its `--json` says.
Who asks comes by a token, never by a cookie, and passes the same rule table as on the pages. What goes wrong is told as
RFC 9457 has it. Left out: what changes the figures held, which is done where a person sees it before saying yes.
"""

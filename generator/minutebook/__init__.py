"""Minutebook: checked records of public board meetings, rendered into a site.

The data's way, each step in the module of its name, each importing only from those above it:

    YAML file
      -> source      plain values and where each stands
      -> models      typed, frozen records
      -> loading     every file read, or told what is wrong with it
      -> book        all records, indexed both ways
      -> checks      rules that hold across records
      -> views       what a page shows, as plain data
      -> outputs     pages and the search index
      -> build       all of a site or none of it

`plugin` fits this into MkDocs, `cli` is the command line, and nothing above them knows either.
"""

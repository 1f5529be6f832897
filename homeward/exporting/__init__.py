"""The chronology as a table that a person can read, edit and import again: a workbook, a text file or a document.

`columns` says which columns there are, `forms` and `lists` how a field becomes text and the text the field again,
`cells` what a cell may hold, `sheet` puts the table together and proves that it reads back exactly, the three writers
make files of it, and `read_back` gives the entries of such a table, edited or not.
"""

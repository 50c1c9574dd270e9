"""`minutebook withdraw`: takes a record out of the data folder, so that its address says so.

Nothing else that stands in the folder is changed. What git holds of it is not touched.
"""
